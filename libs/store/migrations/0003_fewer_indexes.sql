ALTER TABLE "event" DROP CONSTRAINT "event_conversation_id_conversation_id_fk";
--> statement-breakpoint
ALTER TABLE "outbound" DROP CONSTRAINT "outbound_conversation_id_conversation_id_fk";
--> statement-breakpoint
ALTER TABLE "outbound" DROP CONSTRAINT "outbound_address_id_address_id_fk";
--> statement-breakpoint
DROP INDEX "outbound_same_words";--> statement-breakpoint
DROP INDEX "conversation_newest";--> statement-breakpoint
DROP INDEX "event_cause";--> statement-breakpoint
DROP INDEX "outbound_due";--> statement-breakpoint
ALTER TABLE "conversation" ADD COLUMN "last_minute" integer GENERATED ALWAYS AS (floor(extract(epoch FROM last_message_at AT TIME ZONE 'UTC') / 60)::int) STORED;--> statement-breakpoint
CREATE INDEX "conversation_newest" ON "conversation" USING btree ("last_minute" DESC NULLS LAST);--> statement-breakpoint
CREATE UNIQUE INDEX "event_cause" ON "event" USING btree ("conversation_id","cause") WHERE "event"."part" = 0;--> statement-breakpoint
CREATE INDEX "outbound_due" ON "outbound" USING btree ("next_at") WHERE "outbound"."state" = 'pending';--> statement-breakpoint
-- Room on each page for a conversation's next state: then its indexes stay as they are.
ALTER TABLE "conversation" SET (fillfactor = 70);
