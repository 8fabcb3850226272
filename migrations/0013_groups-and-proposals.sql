CREATE TABLE "comment_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"comment_id" uuid NOT NULL,
	"text" text NOT NULL,
	"until" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"subject_kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"mandate_id" uuid,
	"person_id" uuid NOT NULL,
	"member_id" uuid,
	"office_id" uuid,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"edited_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"hidden_by" uuid,
	"hide_reason" text,
	CONSTRAINT "comments_for_one" CHECK (num_nonnulls("comments"."member_id", "comments"."office_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "mentions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"in_id" uuid NOT NULL,
	"member_id" uuid,
	"person_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "mentions_one" CHECK (num_nonnulls("mentions"."member_id", "mentions"."person_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "drafted_texts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"language" text NOT NULL,
	"body" text NOT NULL,
	"revision" integer DEFAULT 1 NOT NULL,
	"saved_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"saved_by" uuid,
	"turn_of" uuid,
	"turn_party" text,
	"turn_until" timestamp with time zone,
	"asked_by" uuid,
	"asked_at" timestamp with time zone,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "drafted_texts_turn" CHECK (num_nonnulls("drafted_texts"."turn_of", "drafted_texts"."turn_party", "drafted_texts"."turn_until") in (0, 3)),
	CONSTRAINT "drafted_texts_asked" CHECK (num_nonnulls("drafted_texts"."asked_by", "drafted_texts"."asked_at") in (0, 2))
);
--> statement-breakpoint
CREATE TABLE "passage_comments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"text_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"paragraph" integer NOT NULL,
	"quote" text,
	"answer_to" uuid,
	"text" text NOT NULL,
	"language" text NOT NULL,
	"party" text NOT NULL,
	"person_id" uuid NOT NULL,
	"mandate_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"settled_at" timestamp with time zone,
	"settled_by" uuid,
	CONSTRAINT "passage_comments_paragraph" CHECK ("passage_comments"."paragraph" > 0)
);
--> statement-breakpoint
CREATE TABLE "text_versions" (
	"text_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"body" text NOT NULL,
	"note" text,
	"party" text NOT NULL,
	"person_id" uuid NOT NULL,
	"mandate_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "text_versions_text_id_number_pk" PRIMARY KEY("text_id","number"),
	CONSTRAINT "text_versions_number" CHECK ("text_versions"."number" > 0)
);
--> statement-breakpoint
CREATE TABLE "version_verdicts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"text_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"party" text NOT NULL,
	"verdict" text NOT NULL,
	"reason" text,
	"person_id" uuid NOT NULL,
	"mandate_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "version_verdicts_reason" CHECK ("version_verdicts"."verdict" = 'agreed' or "version_verdicts"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "group_deliverable_texts" (
	"deliverable_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	CONSTRAINT "group_deliverable_texts_deliverable_id_language_pk" PRIMARY KEY("deliverable_id","language")
);
--> statement-breakpoint
CREATE TABLE "group_deliverables" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"position" integer NOT NULL,
	"due" text,
	"done_at" timestamp with time zone,
	"done_by" uuid
);
--> statement-breakpoint
CREATE TABLE "group_follows" (
	"group_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"since" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "group_follows_group_id_person_id_pk" PRIMARY KEY("group_id","person_id")
);
--> statement-breakpoint
CREATE TABLE "group_moments" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"member_id" uuid,
	"office_id" uuid,
	"about_id" uuid
);
--> statement-breakpoint
CREATE TABLE "group_states" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"decided_by" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_texts" (
	"group_id" uuid NOT NULL,
	"language" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"scope" text,
	"rhythm" text,
	"reporting" text,
	CONSTRAINT "group_texts_group_id_language_pk" PRIMARY KEY("group_id","language")
);
--> statement-breakpoint
CREATE TABLE "groups" (
	"id" uuid PRIMARY KEY NOT NULL,
	"node_id" uuid NOT NULL,
	"slug" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"join_mode" text NOT NULL,
	"visibility" text NOT NULL,
	"lead_id" uuid NOT NULL,
	"co_lead_id" uuid,
	"term_from" date,
	"term_until" date,
	"revision" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "groups_slug" UNIQUE("slug"),
	CONSTRAINT "groups_kind" CHECK ("groups"."kind" in ('forum', 'working-group', 'task-force')),
	CONSTRAINT "groups_state" CHECK ("groups"."state" in ('draft', 'active', 'dormant', 'closed')),
	CONSTRAINT "groups_join_mode" CHECK ("groups"."join_mode" in ('open', 'approval', 'invitation')),
	CONSTRAINT "groups_visibility" CHECK ("groups"."visibility" in ('public', 'network', 'group')),
	CONSTRAINT "groups_term" CHECK ("groups"."term_until" >= "groups"."term_from"),
	CONSTRAINT "groups_two_leads" CHECK ("groups"."co_lead_id" <> "groups"."lead_id"),
	CONSTRAINT "groups_named" CHECK ("groups"."state" = 'draft' or "groups"."slug" is not null)
);
--> statement-breakpoint
CREATE TABLE "participants" (
	"participation_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"named_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"named_by" uuid,
	CONSTRAINT "participants_participation_id_mandate_id_pk" PRIMARY KEY("participation_id","mandate_id")
);
--> statement-breakpoint
CREATE TABLE "participations" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"note" text,
	"note_language" text,
	"asked_at" timestamp with time zone,
	"asked_by" uuid,
	"invited_at" timestamp with time zone,
	"invited_by" uuid,
	"joined_at" timestamp with time zone,
	"joined_by" uuid,
	"declined_at" timestamp with time zone,
	"declined_by" uuid,
	"left_at" timestamp with time zone,
	"left_by" uuid,
	"reason" text,
	CONSTRAINT "participations_begun" CHECK (num_nonnulls("participations"."asked_at", "participations"."invited_at", "participations"."joined_at") > 0),
	CONSTRAINT "participations_left" CHECK ("participations"."left_at" is null or "participations"."joined_at" is not null)
);
--> statement-breakpoint
CREATE TABLE "notification_settings" (
	"person_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"post" text NOT NULL,
	CONSTRAINT "notification_settings_person_id_kind_pk" PRIMARY KEY("person_id","kind")
);
--> statement-breakpoint
CREATE TABLE "notifications" (
	"id" uuid PRIMARY KEY NOT NULL,
	"person_id" uuid NOT NULL,
	"record_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"announcement" text NOT NULL,
	"about" jsonb NOT NULL,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"read_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "group_documents" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"post_id" uuid,
	"media_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"member_id" uuid,
	"office_id" uuid,
	"added_by" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "group_post_revisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"post_id" uuid NOT NULL,
	"text" text NOT NULL,
	"until" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "group_posts" (
	"id" uuid PRIMARY KEY NOT NULL,
	"group_id" uuid NOT NULL,
	"mandate_id" uuid,
	"person_id" uuid NOT NULL,
	"member_id" uuid,
	"office_id" uuid,
	"language" text NOT NULL,
	"text" text NOT NULL,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"edited_at" timestamp with time zone,
	"hidden_at" timestamp with time zone,
	"hidden_by" uuid,
	"hide_reason" text,
	CONSTRAINT "group_posts_for_one" CHECK (num_nonnulls("group_posts"."member_id", "group_posts"."office_id") = 1)
);
--> statement-breakpoint
CREATE TABLE "decisions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"outcome" text NOT NULL,
	"body" text NOT NULL,
	"day" date NOT NULL,
	"reference" text NOT NULL,
	"reason" text,
	"reason_language" text,
	"version" integer,
	"recorded_by" uuid,
	"mandate_id" uuid,
	"recorded_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "decisions_proposal" UNIQUE("proposal_id"),
	CONSTRAINT "decisions_outcome" CHECK ("decisions"."outcome" in ('adopted', 'rejected')),
	CONSTRAINT "decisions_reasons" CHECK ("decisions"."outcome" = 'adopted' or "decisions"."reason" is not null)
);
--> statement-breakpoint
CREATE TABLE "endorsements" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"member_id" uuid NOT NULL,
	"person_id" uuid,
	"mandate_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_by" uuid
);
--> statement-breakpoint
CREATE TABLE "proposal_files" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"media_id" uuid NOT NULL,
	"title" text NOT NULL,
	"language" text NOT NULL,
	"added_by" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"removed_at" timestamp with time zone,
	"removed_by" uuid
);
--> statement-breakpoint
CREATE TABLE "proposal_groups" (
	"proposal_id" uuid NOT NULL,
	"group_id" uuid NOT NULL,
	CONSTRAINT "proposal_groups_proposal_id_group_id_pk" PRIMARY KEY("proposal_id","group_id"),
	CONSTRAINT "proposal_groups_group" UNIQUE("group_id")
);
--> statement-breakpoint
CREATE TABLE "proposal_questions" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"asked_by" text NOT NULL,
	"question" text NOT NULL,
	"language" text NOT NULL,
	"person_id" uuid NOT NULL,
	"mandate_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"answer" text,
	"answer_language" text,
	"answered_by" uuid,
	"answer_mandate_id" uuid,
	"answered_at" timestamp with time zone,
	CONSTRAINT "proposal_questions_answered" CHECK (num_nonnulls("proposal_questions"."answer", "proposal_questions"."answer_language", "proposal_questions"."answered_by", "proposal_questions"."answered_at") in (0, 4))
);
--> statement-breakpoint
CREATE TABLE "proposal_staff" (
	"proposal_id" uuid NOT NULL,
	"mandate_id" uuid NOT NULL,
	"party" text NOT NULL,
	"named_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"named_by" uuid,
	CONSTRAINT "proposal_staff_proposal_id_mandate_id_pk" PRIMARY KEY("proposal_id","mandate_id")
);
--> statement-breakpoint
CREATE TABLE "proposal_steps" (
	"id" uuid PRIMARY KEY NOT NULL,
	"proposal_id" uuid NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"reason_language" text,
	"person_id" uuid,
	"mandate_id" uuid,
	"at" timestamp with time zone DEFAULT serai_clock() NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal_texts" (
	"proposal_id" uuid NOT NULL,
	"language" text NOT NULL,
	"title" text NOT NULL,
	"request" text NOT NULL,
	"reason" text,
	CONSTRAINT "proposal_texts_proposal_id_language_pk" PRIMARY KEY("proposal_id","language")
);
--> statement-breakpoint
CREATE TABLE "proposals" (
	"id" uuid PRIMARY KEY NOT NULL,
	"node_id" uuid NOT NULL,
	"number" integer,
	"slug" text,
	"member_id" uuid NOT NULL,
	"state" text NOT NULL,
	"language" text NOT NULL,
	"aim" text NOT NULL,
	"decision_wanted_by" date,
	"due_at" timestamp with time zone,
	"due_zone" text,
	"reminded_at" timestamp with time zone,
	"text_id" uuid,
	"board_version" integer,
	"revision" integer DEFAULT 1 NOT NULL,
	"sample" boolean DEFAULT false NOT NULL,
	"created_by" uuid,
	"created_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	"state_at" timestamp with time zone DEFAULT serai_clock() NOT NULL,
	CONSTRAINT "proposals_number" UNIQUE("number"),
	CONSTRAINT "proposals_slug" UNIQUE("slug"),
	CONSTRAINT "proposals_state" CHECK ("proposals"."state" in ('draft', 'submitted', 'under-consideration', 'joint-drafting', 'before-the-board', 'adopted', 'rejected', 'withdrawn', 'carried-out')),
	CONSTRAINT "proposals_aim" CHECK ("proposals"."aim" in ('groups', 'rule')),
	CONSTRAINT "proposals_due" CHECK (num_nonnulls("proposals"."due_at", "proposals"."due_zone") in (0, 2)),
	CONSTRAINT "proposals_submitted" CHECK ("proposals"."state" in ('draft', 'withdrawn') or num_nonnulls("proposals"."number", "proposals"."slug") = 2)
);
--> statement-breakpoint
ALTER TABLE "comment_revisions" ADD CONSTRAINT "comment_revisions_comment_id_comments_id_fk" FOREIGN KEY ("comment_id") REFERENCES "public"."comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "comments" ADD CONSTRAINT "comments_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "mentions" ADD CONSTRAINT "mentions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafted_texts" ADD CONSTRAINT "drafted_texts_saved_by_people_id_fk" FOREIGN KEY ("saved_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafted_texts" ADD CONSTRAINT "drafted_texts_turn_of_people_id_fk" FOREIGN KEY ("turn_of") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "drafted_texts" ADD CONSTRAINT "drafted_texts_asked_by_people_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage_comments" ADD CONSTRAINT "passage_comments_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage_comments" ADD CONSTRAINT "passage_comments_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage_comments" ADD CONSTRAINT "passage_comments_version" FOREIGN KEY ("text_id","number") REFERENCES "public"."text_versions"("text_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "passage_comments" ADD CONSTRAINT "passage_comments_answer" FOREIGN KEY ("answer_to") REFERENCES "public"."passage_comments"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_text_id_drafted_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."drafted_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "text_versions" ADD CONSTRAINT "text_versions_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_verdicts" ADD CONSTRAINT "version_verdicts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_verdicts" ADD CONSTRAINT "version_verdicts_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "version_verdicts" ADD CONSTRAINT "version_verdicts_version" FOREIGN KEY ("text_id","number") REFERENCES "public"."text_versions"("text_id","number") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_deliverable_texts" ADD CONSTRAINT "group_deliverable_texts_deliverable_id_group_deliverables_id_fk" FOREIGN KEY ("deliverable_id") REFERENCES "public"."group_deliverables"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_deliverables" ADD CONSTRAINT "group_deliverables_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_follows" ADD CONSTRAINT "group_follows_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_follows" ADD CONSTRAINT "group_follows_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_moments" ADD CONSTRAINT "group_moments_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_moments" ADD CONSTRAINT "group_moments_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_moments" ADD CONSTRAINT "group_moments_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_states" ADD CONSTRAINT "group_states_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_texts" ADD CONSTRAINT "group_texts_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_lead_id_members_id_fk" FOREIGN KEY ("lead_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "groups" ADD CONSTRAINT "groups_co_lead_id_members_id_fk" FOREIGN KEY ("co_lead_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_participation_id_participations_id_fk" FOREIGN KEY ("participation_id") REFERENCES "public"."participations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participants" ADD CONSTRAINT "participants_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "participations" ADD CONSTRAINT "participations_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification_settings" ADD CONSTRAINT "notification_settings_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notifications" ADD CONSTRAINT "notifications_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_documents" ADD CONSTRAINT "group_documents_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_documents" ADD CONSTRAINT "group_documents_post_id_group_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."group_posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_documents" ADD CONSTRAINT "group_documents_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_documents" ADD CONSTRAINT "group_documents_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_documents" ADD CONSTRAINT "group_documents_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_post_revisions" ADD CONSTRAINT "group_post_revisions_post_id_group_posts_id_fk" FOREIGN KEY ("post_id") REFERENCES "public"."group_posts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_posts" ADD CONSTRAINT "group_posts_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_posts" ADD CONSTRAINT "group_posts_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_posts" ADD CONSTRAINT "group_posts_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_posts" ADD CONSTRAINT "group_posts_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "group_posts" ADD CONSTRAINT "group_posts_office_id_offices_id_fk" FOREIGN KEY ("office_id") REFERENCES "public"."offices"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_recorded_by_people_id_fk" FOREIGN KEY ("recorded_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "decisions" ADD CONSTRAINT "decisions_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsements" ADD CONSTRAINT "endorsements_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsements" ADD CONSTRAINT "endorsements_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsements" ADD CONSTRAINT "endorsements_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "endorsements" ADD CONSTRAINT "endorsements_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_files" ADD CONSTRAINT "proposal_files_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_files" ADD CONSTRAINT "proposal_files_media_id_media_id_fk" FOREIGN KEY ("media_id") REFERENCES "public"."media"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_files" ADD CONSTRAINT "proposal_files_added_by_people_id_fk" FOREIGN KEY ("added_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_groups" ADD CONSTRAINT "proposal_groups_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_groups" ADD CONSTRAINT "proposal_groups_group_id_groups_id_fk" FOREIGN KEY ("group_id") REFERENCES "public"."groups"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_questions" ADD CONSTRAINT "proposal_questions_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_questions" ADD CONSTRAINT "proposal_questions_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_questions" ADD CONSTRAINT "proposal_questions_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_questions" ADD CONSTRAINT "proposal_questions_answered_by_people_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_questions" ADD CONSTRAINT "proposal_questions_answer_mandate_id_mandates_id_fk" FOREIGN KEY ("answer_mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_staff" ADD CONSTRAINT "proposal_staff_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_staff" ADD CONSTRAINT "proposal_staff_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_steps" ADD CONSTRAINT "proposal_steps_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_steps" ADD CONSTRAINT "proposal_steps_person_id_people_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_steps" ADD CONSTRAINT "proposal_steps_mandate_id_mandates_id_fk" FOREIGN KEY ("mandate_id") REFERENCES "public"."mandates"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal_texts" ADD CONSTRAINT "proposal_texts_proposal_id_proposals_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_node_id_nodes_id_fk" FOREIGN KEY ("node_id") REFERENCES "public"."nodes"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_member_id_members_id_fk" FOREIGN KEY ("member_id") REFERENCES "public"."members"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_text_id_drafted_texts_id_fk" FOREIGN KEY ("text_id") REFERENCES "public"."drafted_texts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposals" ADD CONSTRAINT "proposals_created_by_people_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."people"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "comment_revisions_of_comment" ON "comment_revisions" USING btree ("comment_id","id");--> statement-breakpoint
CREATE INDEX "comments_of_subject" ON "comments" USING btree ("subject_id","id");--> statement-breakpoint
CREATE UNIQUE INDEX "mentions_once" ON "mentions" USING btree ("in_id",coalesce("member_id", "person_id"));--> statement-breakpoint
CREATE INDEX "passage_comments_of_text" ON "passage_comments" USING btree ("text_id","number","paragraph","id");--> statement-breakpoint
CREATE INDEX "passage_comments_answers" ON "passage_comments" USING btree ("answer_to");--> statement-breakpoint
CREATE INDEX "version_verdicts_of_version" ON "version_verdicts" USING btree ("text_id","number","party","id");--> statement-breakpoint
CREATE INDEX "group_deliverables_of_group" ON "group_deliverables" USING btree ("group_id","position");--> statement-breakpoint
CREATE INDEX "group_follows_of_person" ON "group_follows" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "group_moments_of_group" ON "group_moments" USING btree ("group_id","at","id");--> statement-breakpoint
CREATE INDEX "group_states_of_group" ON "group_states" USING btree ("group_id","at");--> statement-breakpoint
CREATE INDEX "groups_of_lead" ON "groups" USING btree ("lead_id");--> statement-breakpoint
CREATE INDEX "groups_of_co_lead" ON "groups" USING btree ("co_lead_id");--> statement-breakpoint
CREATE INDEX "participants_of_mandate" ON "participants" USING btree ("mandate_id");--> statement-breakpoint
CREATE UNIQUE INDEX "participations_once" ON "participations" USING btree ("group_id","member_id") WHERE "participations"."declined_at" is null and "participations"."left_at" is null;--> statement-breakpoint
CREATE INDEX "participations_of_member" ON "participations" USING btree ("member_id");--> statement-breakpoint
CREATE UNIQUE INDEX "notifications_once" ON "notifications" USING btree ("record_id","person_id");--> statement-breakpoint
CREATE INDEX "notifications_of_person" ON "notifications" USING btree ("person_id","id");--> statement-breakpoint
CREATE INDEX "notifications_unread" ON "notifications" USING btree ("person_id") WHERE "notifications"."read_at" is null;--> statement-breakpoint
CREATE INDEX "group_documents_of_group" ON "group_documents" USING btree ("group_id","id");--> statement-breakpoint
CREATE INDEX "group_documents_of_post" ON "group_documents" USING btree ("post_id");--> statement-breakpoint
CREATE INDEX "group_post_revisions_of_post" ON "group_post_revisions" USING btree ("post_id","id");--> statement-breakpoint
CREATE INDEX "group_posts_of_group" ON "group_posts" USING btree ("group_id","id");--> statement-breakpoint
CREATE INDEX "decisions_by_day" ON "decisions" USING btree ("day","id");--> statement-breakpoint
CREATE UNIQUE INDEX "endorsements_once" ON "endorsements" USING btree ("proposal_id","member_id") WHERE "endorsements"."withdrawn_at" is null;--> statement-breakpoint
CREATE INDEX "endorsements_of_member" ON "endorsements" USING btree ("member_id");--> statement-breakpoint
CREATE INDEX "proposal_files_of_proposal" ON "proposal_files" USING btree ("proposal_id","id");--> statement-breakpoint
CREATE INDEX "proposal_questions_of_proposal" ON "proposal_questions" USING btree ("proposal_id","id");--> statement-breakpoint
CREATE INDEX "proposal_staff_of_mandate" ON "proposal_staff" USING btree ("mandate_id");--> statement-breakpoint
CREATE INDEX "proposal_steps_of_proposal" ON "proposal_steps" USING btree ("proposal_id","at");--> statement-breakpoint
CREATE INDEX "proposals_of_member" ON "proposals" USING btree ("member_id","state_at");--> statement-breakpoint
CREATE INDEX "proposals_of_text" ON "proposals" USING btree ("text_id");--> statement-breakpoint
CREATE INDEX "proposals_in_state" ON "proposals" USING btree ("state","state_at","id");--> statement-breakpoint
CREATE INDEX "proposals_due" ON "proposals" USING btree ("due_at") WHERE "proposals"."due_at" is not null;--> statement-breakpoint
-- Visitors read of groups and proposals as well: kept pages are forgotten when these change.
create trigger public_changed after insert or update or delete on groups for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_texts for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_deliverables for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_deliverable_texts for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_states for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on participations for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on participants for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_posts for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_documents for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_moments for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on comments for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on proposals for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on proposal_texts for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on proposal_steps for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on proposal_groups for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on endorsements for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on decisions for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on group_post_revisions for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on comment_revisions for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on mentions for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on proposal_staff for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on media for each statement execute function public_changed();
