-- A member's page says since when and why it stands as it does, also where that alone is corrected.
create trigger public_changed after insert or update or delete on member_states for each statement execute function public_changed();
