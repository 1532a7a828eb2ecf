CREATE TABLE "command_key" (
	"actor" text NOT NULL,
	"key" "bytea" NOT NULL,
	"request" "bytea" NOT NULL,
	"answer" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	CONSTRAINT "command_key_actor_key_pk" PRIMARY KEY("actor","key")
);
