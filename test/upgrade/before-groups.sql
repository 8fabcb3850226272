-- What the network of first-schema.sql wrote under the schema of migrations 0000 to 0012, before there were groups: what only that schema
-- could hold. Data only; never changed, as databases like it are out there.
insert into members (id, node_id, slug, kind, country, latitude, longitude, population, languages, office_id, joined, state, founding, sample, look, revision, created_at) values
  ('00000000-0000-7000-8000-000000000037', '00000000-0000-7000-8000-000000000001', 'isfahan', 'city', 'IR', 32.65, 51.67, 2219343, '{fa}', '00000000-0000-7000-8000-000000000011', '2026-05', 'full', false, false, 7, 1, '2026-05-01T00:00:00Z');
insert into member_texts (member_id, language, name, summary, needs, offers) values
  ('00000000-0000-7000-8000-000000000037', 'en', 'Isfahan', 'Bridges and a river that comes and goes.', 'A heat plan', null),
  ('00000000-0000-7000-8000-000000000037', 'fa', 'اصفهان', null, 'برنامهٔ گرما', null);
insert into member_states (id, member_id, state, since, reason, decided_by, at) values
  ('00000000-0000-7000-8000-000000000045', '00000000-0000-7000-8000-000000000037', 'full', '2026-05', null, '00000000-0000-7000-8000-000000000051', '2026-05-01T00:00:00Z');

insert into people (id, email, name, name_native, native_language, language, time_zone, calendar, telephone, name_public_at, contact_shared_at, invited_at, activated_at, deactivated_at, deactivated_by, deactivation_reason, sample) values
  ('00000000-0000-7000-8000-000000000055', 'seo.min-a@seoul.example', 'Seo Min-a', '서민아', 'ko', 'ko', 'Asia/Seoul', null, null, null, null, '2026-05-02T00:00:00Z', '2026-05-03T00:00:00Z', null, null, null, false),
  ('00000000-0000-7000-8000-000000000056', 'mina.sohrabi@isfahan.example', 'Mina Sohrabi', 'مینا سهرابی', 'fa', 'fa', 'Asia/Tehran', 'persian', null, null, null, '2026-05-02T00:00:00Z', '2026-05-04T00:00:00Z', null, null, null, false),
  ('00000000-0000-7000-8000-000000000057', 'asked@isfahan.example', 'asked@isfahan.example', null, null, null, null, null, null, null, null, '2026-05-05T00:00:00Z', null, null, null, null, false),
  ('00000000-0000-7000-8000-000000000058', 'closed@isfahan.example', 'Closed Account', null, null, 'en', null, null, null, null, null, '2026-05-02T00:00:00Z', '2026-05-03T00:00:00Z', '2026-06-01T00:00:00Z', '00000000-0000-7000-8000-000000000051', 'Somebody else read its mail.', false);

-- Taken up, proposed and waiting, declined, withdrawn, lapsed, ended.
insert into mandates (id, person_id, member_id, office_id, role, typed_name, typed_name_native, typed_native_language, from_day, until_day, letter_id, given_at, given_by, answer_by, confirmed_at, confirmed_by, accepted_at, reminded_at, ended_at, ended_by, end_reason, ending) values
  ('00000000-0000-7000-8000-000000000171', '00000000-0000-7000-8000-000000000055', '00000000-0000-7000-8000-000000000032', null, 'focal-point', null, null, null, '2026-05-02', null, '00000000-0000-7000-8000-000000000061', '2026-05-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', null, '2026-05-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', '2026-05-03T00:00:00Z', null, null, null, null, null),
  ('00000000-0000-7000-8000-000000000172', '00000000-0000-7000-8000-000000000056', '00000000-0000-7000-8000-000000000037', null, 'representative', null, null, null, '2026-05-02', '2099-12-31', null, '2026-05-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', null, '2026-05-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', '2026-05-04T00:00:00Z', null, null, null, null, null),
  ('00000000-0000-7000-8000-000000000173', '00000000-0000-7000-8000-000000000057', '00000000-0000-7000-8000-000000000037', null, 'substitute', 'Bahar Omidi', 'بهار امیدی', 'fa', '2026-05-05', null, null, '2026-05-05T00:00:00Z', '00000000-0000-7000-8000-000000000056', '2098-12-31', null, null, null, '2026-05-20T00:00:00Z', null, null, null, null),
  ('00000000-0000-7000-8000-000000000174', '00000000-0000-7000-8000-000000000057', '00000000-0000-7000-8000-000000000032', null, 'contributor', 'Bahar Omidi', null, null, '2026-05-06', null, null, '2026-05-06T00:00:00Z', '00000000-0000-7000-8000-000000000055', '2026-06-05', null, null, null, null, '2026-05-07T00:00:00Z', '00000000-0000-7000-8000-000000000051', 'Not of Seoul.', 'declined'),
  ('00000000-0000-7000-8000-000000000175', '00000000-0000-7000-8000-000000000056', '00000000-0000-7000-8000-000000000031', null, 'observer', 'Mina Sohrabi', null, null, '2026-05-06', null, null, '2026-05-06T00:00:00Z', '00000000-0000-7000-8000-000000000052', '2026-06-05', null, null, null, null, '2026-05-08T00:00:00Z', '00000000-0000-7000-8000-000000000052', 'Typed by mistake.', 'withdrawn'),
  ('00000000-0000-7000-8000-000000000176', '00000000-0000-7000-8000-000000000057', '00000000-0000-7000-8000-000000000031', null, 'contributor', 'Bahar Omidi', null, null, '2026-05-06', null, null, '2026-05-06T00:00:00Z', '00000000-0000-7000-8000-000000000052', '2026-06-05', null, null, null, '2026-05-26T00:00:00Z', '2026-06-06T00:00:00Z', null, null, 'lapsed'),
  ('00000000-0000-7000-8000-000000000177', '00000000-0000-7000-8000-000000000058', '00000000-0000-7000-8000-000000000037', null, 'focal-point', null, null, null, '2026-05-02', null, null, '2026-05-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', null, '2026-05-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', '2026-05-03T00:00:00Z', null, '2026-06-01T00:00:00Z', '00000000-0000-7000-8000-000000000051', 'Somebody else read its mail.', 'ended');
insert into mandate_texts (mandate_id, language, title) values
  ('00000000-0000-7000-8000-000000000171', 'en', 'Director of International Relations'),
  ('00000000-0000-7000-8000-000000000171', 'ko', '국제협력과장'),
  ('00000000-0000-7000-8000-000000000172', 'fa', 'شهردار');

insert into sessions (id, token_hash, person_id, mandate_id, device, created_at, seen_at, ended_at) values
  ('00000000-0000-7000-8000-000000000084', sha256('session-of-the-focal-point-of-seoul-0000000'), '00000000-0000-7000-8000-000000000055', '00000000-0000-7000-8000-000000000171', 'Safari, iPhone', now() - interval '2 days', now() - interval '1 hour', null);
insert into links (token_hash, person_id, purpose, email, next, created_at, expires_at, used_at) values
  (sha256('link-to-a-new-address'), '00000000-0000-7000-8000-000000000055', 'address', 'min-a.seo@seoul.example', null, now(), now() + interval '1 hour', null);
insert into records (id, kind, about, person_id, mandate_id, at) values
  ('00000000-0000-7000-8000-0000000001a1', 'mandate.proposed', '{"mandateId":"00000000-0000-7000-8000-000000000173"}', '00000000-0000-7000-8000-000000000056', '00000000-0000-7000-8000-000000000172', '2026-05-05T00:00:00Z'),
  ('00000000-0000-7000-8000-0000000001a2', 'mandate.lapsed', '{"mandateId":"00000000-0000-7000-8000-000000000176"}', null, null, '2026-06-06T00:00:00Z'),
  ('00000000-0000-7000-8000-0000000001a3', 'person.deactivated', '{"personId":"00000000-0000-7000-8000-000000000058","reason":"Somebody else read its mail."}', '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000071', '2026-06-01T00:00:00Z');
