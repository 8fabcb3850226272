ALTER TABLE "links" ADD COLUMN "email" text;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "deactivated_by" uuid;--> statement-breakpoint
ALTER TABLE "people" ADD COLUMN "deactivation_reason" text;