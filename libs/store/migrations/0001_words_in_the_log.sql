DROP INDEX "outbound_provider_id";--> statement-breakpoint
DROP INDEX "outbound_same_words";--> statement-breakpoint
CREATE INDEX "outbound_provider_id" ON "outbound" USING btree ("provider_id") WHERE "outbound"."provider_id" IS NOT NULL;--> statement-breakpoint
CREATE INDEX "outbound_same_words" ON "outbound" USING btree ("address_id","digest") WHERE "outbound"."provider_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "outbound" DROP COLUMN "key_id";--> statement-breakpoint
ALTER TABLE "outbound" DROP COLUMN "body";