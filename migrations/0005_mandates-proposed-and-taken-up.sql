CREATE TABLE "mandate_texts" (
	"mandate_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "mandate_texts_mandate_id_language_pk" PRIMARY KEY("mandate_id","language")
);
--> statement-breakpoint
DROP INDEX "mandates_pending";--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "typed_name" text;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "typed_name_native" text;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "typed_native_language" text;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "answer_by" date;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "reminded_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "mandates" ADD COLUMN "ending" text;--> statement-breakpoint
ALTER TABLE "mandate_texts" ADD CONSTRAINT "mandate_texts_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "mandates_pending" ON "mandates" USING btree ("answer_by") WHERE "mandates"."confirmed_at" is null and "mandates"."ended_at" is null;--> statement-breakpoint
-- Whoever already spoke under a mandate has taken it up. Of the others those who never came have the name that was typed, and those who
-- speak for the same holder are known there.
update mandates m set accepted_at = greatest(m.confirmed_at, p.activated_at)
  from people p
  where p.id = m.person_id and p.activated_at is not null and m.confirmed_at is not null
    and (m.given_by is null or exists (select from sessions s where s.person_id = m.person_id and s.mandate_id = m.id)
      or not exists (select from mandates f where f.person_id = m.person_id and (f.given_at, f.id) < (m.given_at, m.id)
        and coalesce(f.member_id, f.office_id) <> coalesce(m.member_id, m.office_id)));
--> statement-breakpoint
update mandates m set typed_name = p.name, typed_name_native = p.name_native, typed_native_language = p.native_language
  from people p
  where p.id = m.person_id and (p.activated_at is null or exists (select from mandates f where f.person_id = m.person_id
    and f.accepted_at is not null and coalesce(f.member_id, f.office_id) = coalesce(m.member_id, m.office_id)));
--> statement-breakpoint
-- What waits today can still be answered in thirty days from now.
update mandates set answer_by = least(serai_today() + 30, until_day) where confirmed_at is null and ended_at is null;
--> statement-breakpoint
update mandates set ending = case when confirmed_at is not null then 'ended' when ended_by is not distinct from given_by then 'withdrawn' else 'declined' end
  where ended_at is not null;
--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_answered_by" CHECK (num_nonnulls("mandates"."confirmed_at", "mandates"."ended_at", "mandates"."answer_by") > 0);
--> statement-breakpoint
-- Pages kept for visitors name who speaks for a city.
create trigger public_changed after insert or update or delete on mandate_texts for each statement execute function public_changed();
