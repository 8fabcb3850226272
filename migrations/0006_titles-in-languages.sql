-- Nobody wrote down in which language a title stood; its script says it.
insert into mandate_texts (mandate_id, language, title)
  select id, case when title ~ '[가-힣]' then 'ko' when title ~ '[؀-ۿ]' then 'fa' else 'en' end, title from mandates where title is not null;
--> statement-breakpoint
ALTER TABLE "mandates" DROP COLUMN "title";
