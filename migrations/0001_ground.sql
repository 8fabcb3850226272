CREATE TABLE "answered_keys" (
	"key" uuid NOT NULL,
	"sender" text NOT NULL,
	"address" text NOT NULL,
	"location" text,
	"answer" jsonb,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "answered_keys_key_sender_address_pk" PRIMARY KEY("key","sender","address")
);
--> statement-breakpoint
CREATE TABLE "records" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"about" jsonb NOT NULL,
	"person_id" uuid,
	"mandate_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "mails" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid,
	"recipient" text NOT NULL,
	"language" text NOT NULL,
	"subject" text NOT NULL,
	"text" text,
	"html" text,
	"written_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"sent_at" timestamp with time zone,
	"failed_at" timestamp with time zone,
	"failure" text
);
--> statement-breakpoint
CREATE TABLE "mandates" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"member_id" uuid,
	"office_id" uuid,
	"role" text NOT NULL,
	"title" text,
	"from_day" date NOT NULL,
	"until_day" date,
	"letter_id" uuid,
	"given_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"given_by" uuid,
	"confirmed_at" timestamp with time zone,
	"confirmed_by" uuid,
	"ended_at" timestamp with time zone,
	"ended_by" uuid,
	"end_reason" text,
	CONSTRAINT "mandates_for_one" CHECK (num_nonnulls("mandates"."member_id", "mandates"."office_id") = 1),
	CONSTRAINT "mandates_days" CHECK ("mandates"."until_day" >= "mandates"."from_day")
);
--> statement-breakpoint
CREATE TABLE "media" (
	"id" uuid PRIMARY KEY NOT NULL,
	"digest" text NOT NULL,
	"type" text NOT NULL,
	"bytes" integer NOT NULL,
	"name" text NOT NULL,
	"given_by" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_states" (
	"id" uuid PRIMARY KEY NOT NULL,
	"member_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" text,
	"reason" text,
	"decided_by" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "member_texts" (
	"member_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"summary" text,
	"needs" text,
	"offers" text,
	CONSTRAINT "member_texts_member_id_language_pk" PRIMARY KEY("member_id","language")
);
--> statement-breakpoint
CREATE TABLE "members" (
	"id" uuid PRIMARY KEY NOT NULL,
	"node_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"country" text NOT NULL,
	"latitude" double precision NOT NULL,
	"longitude" double precision NOT NULL,
	"population" integer,
	"geonames_id" integer,
	"languages" text[] NOT NULL,
	"office_id" uuid NOT NULL,
	"hosts_office_id" uuid,
	"joined" text,
	"state" text NOT NULL,
	"dues_paid_until" date,
	"founding" boolean DEFAULT false NOT NULL,
	"website" text,
	"source" text,
	"sample" boolean DEFAULT false NOT NULL,
	"look" integer NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "members_slug" UNIQUE("slug"),
	CONSTRAINT "members_kind" CHECK ("members"."kind" in ('city', 'organization', 'institute')),
	CONSTRAINT "members_state" CHECK ("members"."state" in ('applicant', 'associate', 'full', 'suspended', 'withdrawn')),
	CONSTRAINT "members_latitude" CHECK ("members"."latitude" between -90 and 90),
	CONSTRAINT "members_longitude" CHECK ("members"."longitude" between -180 and 180),
	CONSTRAINT "members_joined" CHECK ("members"."joined" ~ '^[0-9]{4}(-[0-9]{2}){0,2}$')
);
--> statement-breakpoint
CREATE TABLE "network_texts" (
	"network_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"summary" text,
	"purpose" text,
	CONSTRAINT "network_texts_network_id_language_pk" PRIMARY KEY("network_id","language")
);
--> statement-breakpoint
CREATE TABLE "networks" (
	"id" uuid PRIMARY KEY NOT NULL,
	"only" integer DEFAULT 1 NOT NULL,
	"node_id" uuid NOT NULL,
	"acronym" text,
	"founded" integer,
	"languages" text[] NOT NULL,
	"time_zone" text NOT NULL,
	"hue" integer,
	"accent_hue" integer,
	"example_since" timestamp with time zone,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "networks_only_one" UNIQUE("only"),
	CONSTRAINT "networks_only" CHECK ("networks"."only" = 1)
);
--> statement-breakpoint
CREATE TABLE "nodes" (
	"id" uuid PRIMARY KEY NOT NULL,
	"origin" text NOT NULL,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "nodes_origin" UNIQUE("origin")
);
--> statement-breakpoint
CREATE TABLE "office_countries" (
	"country" text PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_states" (
	"id" uuid PRIMARY KEY NOT NULL,
	"office_id" uuid NOT NULL,
	"state" text NOT NULL,
	"since" text,
	"reason" text,
	"decided_by" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "office_texts" (
	"office_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"summary" text,
	CONSTRAINT "office_texts_office_id_language_pk" PRIMARY KEY("office_id","language")
);
--> statement-breakpoint
CREATE TABLE "offices" (
	"id" uuid PRIMARY KEY NOT NULL,
	"node_id" uuid NOT NULL,
	"slug" text NOT NULL,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"opened" text,
	"inherited_by" uuid,
	"delegations" text[] DEFAULT '{members,mandates,imports}' NOT NULL,
	"email" text,
	"website" text,
	"source" text,
	"sample" boolean DEFAULT false NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "offices_slug" UNIQUE("slug"),
	CONSTRAINT "offices_kind" CHECK ("offices"."kind" in ('secretariat', 'regional')),
	CONSTRAINT "offices_state" CHECK ("offices"."state" in ('planned', 'open', 'closed'))
);
--> statement-breakpoint
CREATE TABLE "links" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"purpose" text NOT NULL,
	"next" text,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"used_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "people" (
	"id" uuid PRIMARY KEY NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"name_native" text,
	"native_language" text,
	"language" text,
	"time_zone" text,
	"calendar" text,
	"telephone" text,
	"name_public_at" timestamp with time zone,
	"contact_shared_at" timestamp with time zone,
	"invited_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"activated_at" timestamp with time zone,
	"deactivated_at" timestamp with time zone,
	"sample" boolean DEFAULT false NOT NULL,
	CONSTRAINT "people_email" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "sessions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"token_hash" "bytea" NOT NULL,
	"person_id" uuid NOT NULL,
	"mandate_id" uuid,
	"device" text,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"seen_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"ended_at" timestamp with time zone,
	CONSTRAINT "sessions_token_hash" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "tokens" (
	"token_hash" "bytea" PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"mandate_id" uuid,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"expires_at" timestamp with time zone NOT NULL,
	"ended_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "imported_entries" (
	"kind" text NOT NULL,
	"slug" text NOT NULL,
	"fields" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "imported_entries_kind_slug_pk" PRIMARY KEY("kind","slug")
);
--> statement-breakpoint
CREATE TABLE "imports" (
	"id" uuid PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"file_name" text NOT NULL,
	"digest" text NOT NULL,
	"given_by" uuid NOT NULL,
	"report" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"carried_out_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "attempts" (
	"bucket" text NOT NULL,
	"since" timestamp with time zone NOT NULL,
	"count" integer NOT NULL,
	CONSTRAINT "attempts_bucket_since_pk" PRIMARY KEY("bucket","since")
);
--> statement-breakpoint
ALTER TABLE "mails" ADD CONSTRAINT "mails_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mandates" ADD CONSTRAINT "mandates_letter_id_media_id_fk" FOREIGN KEY ("letter_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_states" ADD CONSTRAINT "member_states_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "member_texts" ADD CONSTRAINT "member_texts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "members" ADD CONSTRAINT "members_hosts_office_id_offices_id_fk" FOREIGN KEY ("hosts_office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "network_texts" ADD CONSTRAINT "network_texts_network_id_networks_id_fk" FOREIGN KEY ("network_id") REFERENCES "public"."networks"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "networks" ADD CONSTRAINT "networks_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_countries" ADD CONSTRAINT "office_countries_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_states" ADD CONSTRAINT "office_states_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "office_texts" ADD CONSTRAINT "office_texts_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offices" ADD CONSTRAINT "offices_inherited_by_offices_id_fk" FOREIGN KEY ("inherited_by") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "links" ADD CONSTRAINT "links_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "sessions" ADD CONSTRAINT "sessions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "tokens" ADD CONSTRAINT "tokens_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "answered_keys_oldest" ON "answered_keys" USING btree ("at");--> statement-breakpoint
CREATE INDEX "records_newest_first" ON "records" USING btree ("at" DESC NULLS LAST,"id" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mails_newest" ON "mails" USING btree ("written_at" DESC NULLS LAST);--> statement-breakpoint
CREATE INDEX "mandates_of_person" ON "mandates" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "mandates_of_member" ON "mandates" USING btree ("member_id","from_day");--> statement-breakpoint
CREATE INDEX "mandates_of_office" ON "mandates" USING btree ("office_id","from_day");--> statement-breakpoint
CREATE INDEX "mandates_pending" ON "mandates" USING btree ("given_at") WHERE "mandates"."confirmed_at" is null and "mandates"."ended_at" is null;--> statement-breakpoint
CREATE UNIQUE INDEX "mandates_once" ON "mandates" USING btree ("person_id",coalesce("member_id", "office_id"),"role","from_day") WHERE "mandates"."ended_at" is null;--> statement-breakpoint
CREATE INDEX "media_digest" ON "media" USING btree ("digest");--> statement-breakpoint
CREATE INDEX "member_states_of_member" ON "member_states" USING btree ("member_id","at");--> statement-breakpoint
CREATE INDEX "member_texts_en" ON "member_texts" USING btree ("name" collate "en-x-icu","member_id") WHERE "member_texts"."language" = 'en';--> statement-breakpoint
CREATE INDEX "member_texts_fa" ON "member_texts" USING btree ("name" collate "fa-x-icu","member_id") WHERE "member_texts"."language" = 'fa';--> statement-breakpoint
CREATE INDEX "member_texts_ko" ON "member_texts" USING btree ("name" collate "ko-x-icu","member_id") WHERE "member_texts"."language" = 'ko';--> statement-breakpoint
CREATE INDEX "members_of_office" ON "members" USING btree ("office_id","slug");--> statement-breakpoint
CREATE INDEX "members_of_country" ON "members" USING btree ("country","slug");--> statement-breakpoint
CREATE INDEX "members_latest" ON "members" USING btree ("joined" DESC NULLS LAST,"slug");--> statement-breakpoint
CREATE INDEX "office_countries_of_office" ON "office_countries" USING btree ("office_id");--> statement-breakpoint
CREATE INDEX "office_states_of_office" ON "office_states" USING btree ("office_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "offices_one_secretariat" ON "offices" USING btree ("node_id") WHERE "offices"."kind" = 'secretariat' and "offices"."state" <> 'closed';--> statement-breakpoint
CREATE INDEX "links_of_person" ON "links" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "links_expiring" ON "links" USING btree ("expires_at");--> statement-breakpoint
CREATE INDEX "sessions_of_person" ON "sessions" USING btree ("person_id","created_at");--> statement-breakpoint
CREATE INDEX "tokens_of_person" ON "tokens" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "attempts_oldest" ON "attempts" USING btree ("since");