-- What members read of a proposal is kept as well, until something of it changes.
create trigger public_changed after insert or update or delete on proposal_questions for each statement execute function public_changed();
--> statement-breakpoint
create trigger public_changed after insert or update or delete on proposal_files for each statement execute function public_changed();
