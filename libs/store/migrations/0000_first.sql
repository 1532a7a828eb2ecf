CREATE TABLE "consent_record" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"address_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"to" text NOT NULL,
	"source" text NOT NULL,
	"cause" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "data_key" (
	"id" uuid PRIMARY KEY NOT NULL,
	"purpose" text NOT NULL,
	"master_version" integer NOT NULL,
	"wrapped" "bytea",
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"destroyed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "address" (
	"id" uuid PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"scope" text NOT NULL,
	"blind" "bytea" NOT NULL,
	"sealed" "bytea" NOT NULL,
	"consent" text DEFAULT 'granted' NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conversation" (
	"id" uuid PRIMARY KEY NOT NULL,
	"patient_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"seq" integer DEFAULT 0 NOT NULL,
	"head" "bytea" NOT NULL,
	"snapshot" "bytea",
	"status" text DEFAULT 'bot' NOT NULL,
	"channel" text,
	"language" text,
	"intent" text,
	"safety" text DEFAULT 'none' NOT NULL,
	"emotion" text DEFAULT 'neutral' NOT NULL,
	"queue" text,
	"priority" smallint DEFAULT 0 NOT NULL,
	"waiting_since" timestamp (3) with time zone,
	"due_at" timestamp (3) with time zone,
	"assigned_to" text,
	"opened_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"last_message_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"closed_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "event" (
	"conversation_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"cause" text NOT NULL,
	"part" smallint NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"kind" text NOT NULL,
	"meta" jsonb NOT NULL,
	"key_id" uuid NOT NULL,
	"body" "bytea" NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL,
	CONSTRAINT "event_conversation_id_seq_pk" PRIMARY KEY("conversation_id","seq")
);
--> statement-breakpoint
CREATE TABLE "patient" (
	"id" uuid PRIMARY KEY NOT NULL,
	"key_id" uuid NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "queue_entry" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"queue" text NOT NULL,
	"priority" smallint NOT NULL,
	"level" text NOT NULL,
	"because" jsonb NOT NULL,
	"state" text DEFAULT 'waiting' NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"due_at" timestamp (3) with time zone NOT NULL,
	"assigned_to" text,
	"assigned_at" timestamp (3) with time zone,
	"closed_at" timestamp (3) with time zone,
	"announced_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "attachment" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"key_id" uuid NOT NULL,
	"content_type" text NOT NULL,
	"body" "bytea" NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "audit_record" (
	"seq" bigserial PRIMARY KEY NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor" text NOT NULL,
	"action" text NOT NULL,
	"subject" text NOT NULL,
	"detail" jsonb NOT NULL,
	"prev_hash" "bytea" NOT NULL,
	"hash" "bytea" NOT NULL
);
--> statement-breakpoint
CREATE TABLE "effect" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"key_id" uuid NOT NULL,
	"body" "bytea" NOT NULL,
	"state" text DEFAULT 'pending' NOT NULL,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone NOT NULL,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inbox" (
	"id" bigserial PRIMARY KEY NOT NULL,
	"channel" text NOT NULL,
	"provider_id" text NOT NULL,
	"scope" text,
	"blind" "bytea",
	"conversation_id" uuid,
	"body" "bytea",
	"received_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"attempts" smallint DEFAULT 0 NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mark" (
	"name" text PRIMARY KEY NOT NULL,
	"value" jsonb NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outbound" (
	"id" uuid PRIMARY KEY NOT NULL,
	"conversation_id" uuid NOT NULL,
	"address_id" uuid NOT NULL,
	"seq" integer NOT NULL,
	"channel" text NOT NULL,
	"key_id" uuid NOT NULL,
	"body" "bytea" NOT NULL,
	"digest" "bytea" NOT NULL,
	"state" text NOT NULL,
	"provider_id" text,
	"segments" smallint,
	"error_code" text,
	"error_words" text,
	"attempts" smallint DEFAULT 0 NOT NULL,
	"next_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"claimed_at" timestamp (3) with time zone,
	"claimed_by" integer,
	"created_at" timestamp (3) with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp (3) with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "consent_record" ADD CONSTRAINT "consent_record_address_id_address_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."address"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "address" ADD CONSTRAINT "address_patient_id_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patient"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_patient_id_patient_id_fk" FOREIGN KEY ("patient_id") REFERENCES "public"."patient"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_key_id_data_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "event" ADD CONSTRAINT "event_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "patient" ADD CONSTRAINT "patient_key_id_data_key_id_fk" FOREIGN KEY ("key_id") REFERENCES "public"."data_key"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "queue_entry" ADD CONSTRAINT "queue_entry_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "attachment" ADD CONSTRAINT "attachment_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "effect" ADD CONSTRAINT "effect_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "inbox" ADD CONSTRAINT "inbox_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound" ADD CONSTRAINT "outbound_conversation_id_conversation_id_fk" FOREIGN KEY ("conversation_id") REFERENCES "public"."conversation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outbound" ADD CONSTRAINT "outbound_address_id_address_id_fk" FOREIGN KEY ("address_id") REFERENCES "public"."address"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "consent_record_chain" ON "consent_record" USING btree ("address_id","seq");--> statement-breakpoint
CREATE UNIQUE INDEX "consent_record_cause" ON "consent_record" USING btree ("address_id","cause");--> statement-breakpoint
CREATE UNIQUE INDEX "data_key_one_of_a_kind" ON "data_key" USING btree ("purpose") WHERE "data_key"."purpose" <> 'patient' AND "data_key"."destroyed_at" IS NULL;--> statement-breakpoint
CREATE UNIQUE INDEX "address_by_blind" ON "address" USING btree ("scope","blind");--> statement-breakpoint
CREATE INDEX "address_of_patient" ON "address" USING btree ("patient_id");--> statement-breakpoint
CREATE UNIQUE INDEX "conversation_open_of_patient" ON "conversation" USING btree ("patient_id") WHERE "conversation"."status" <> 'closed';--> statement-breakpoint
CREATE INDEX "conversation_of_patient" ON "conversation" USING btree ("patient_id","opened_at");--> statement-breakpoint
CREATE INDEX "conversation_newest" ON "conversation" USING btree ("last_message_at" DESC NULLS LAST,"id");--> statement-breakpoint
CREATE INDEX "conversation_waiting" ON "conversation" USING btree ("priority" DESC NULLS LAST,"waiting_since") WHERE "conversation"."status" IN ('queued', 'with_agent');--> statement-breakpoint
CREATE UNIQUE INDEX "event_cause" ON "event" USING btree ("conversation_id","cause","part");--> statement-breakpoint
CREATE UNIQUE INDEX "queue_entry_open" ON "queue_entry" USING btree ("conversation_id") WHERE "queue_entry"."state" <> 'done';--> statement-breakpoint
CREATE INDEX "queue_entry_waiting" ON "queue_entry" USING btree ("queue","priority" DESC NULLS LAST,"opened_at") WHERE "queue_entry"."state" = 'waiting';--> statement-breakpoint
CREATE INDEX "queue_entry_unannounced" ON "queue_entry" USING btree ("opened_at") WHERE "queue_entry"."announced_at" IS NULL;--> statement-breakpoint
CREATE INDEX "queue_entry_closed" ON "queue_entry" USING btree ("closed_at") WHERE "queue_entry"."state" = 'done';--> statement-breakpoint
CREATE INDEX "queue_entry_of_agent" ON "queue_entry" USING btree ("assigned_to") WHERE "queue_entry"."state" = 'assigned';--> statement-breakpoint
CREATE INDEX "attachment_of_conversation" ON "attachment" USING btree ("conversation_id");--> statement-breakpoint
CREATE INDEX "audit_by_subject" ON "audit_record" USING btree ("subject","seq");--> statement-breakpoint
CREATE INDEX "audit_by_actor" ON "audit_record" USING btree ("actor","seq");--> statement-breakpoint
CREATE INDEX "effect_due" ON "effect" USING btree ("next_at") WHERE "effect"."state" = 'pending';--> statement-breakpoint
CREATE INDEX "effect_of_conversation" ON "effect" USING btree ("conversation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "inbox_provider_id" ON "inbox" USING btree ("channel","provider_id");--> statement-breakpoint
CREATE INDEX "inbox_unread" ON "inbox" USING btree ("id") WHERE "inbox"."taken_at" IS NULL;--> statement-breakpoint
CREATE INDEX "outbound_unsettled" ON "outbound" USING btree ("conversation_id","seq") WHERE "outbound"."state" IN ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "outbound_due" ON "outbound" USING btree ("next_at") WHERE "outbound"."state" IN ('pending', 'sending');--> statement-breakpoint
CREATE INDEX "outbound_of_conversation" ON "outbound" USING btree ("conversation_id","seq");--> statement-breakpoint
CREATE INDEX "outbound_provider_id" ON "outbound" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "outbound_same_words" ON "outbound" USING btree ("address_id","digest");