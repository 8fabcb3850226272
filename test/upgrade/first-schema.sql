-- A small network as the first released schema (migrations 0000 to 0004) held it: every table, every state, what is absent as well as
-- what is there. Data only; never changed, as databases like it are out there.
insert into nodes (id, origin, created_at) values ('00000000-0000-7000-8000-000000000001', 'http://localhost:3000', '2026-01-01T00:00:00Z');
insert into networks (id, node_id, acronym, founded, languages, time_zone, hue, accent_hue, example_since, revision, created_at) values
  ('00000000-0000-7000-8000-000000000002', '00000000-0000-7000-8000-000000000001', 'WNSSC', 2010, '{en,fa,ko}', 'Asia/Seoul', 210, null, null, 3, '2026-01-01T00:00:00Z');
insert into network_texts (network_id, language, name, summary, purpose) values
  ('00000000-0000-7000-8000-000000000002', 'en', 'World Network of Smart Sustainable Cities', 'Cities that solved a problem show other cities how.', null),
  ('00000000-0000-7000-8000-000000000002', 'fa', 'شبکهٔ جهانی شهرهای هوشمند و پایدار', null, 'راه را به شهرهای دیگر نشان می‌دهد.'),
  ('00000000-0000-7000-8000-000000000002', 'ko', '세계 스마트 지속가능 도시 네트워크', null, null);

insert into offices (id, node_id, slug, kind, state, opened, inherited_by, delegations, email, website, source, sample, revision, created_at) values
  ('00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000001', 'secretariat', 'secretariat', 'open', '2010', null, '{members,mandates,imports}', 'office@secretariat.example', 'https://secretariat.example/', null, false, 1, '2026-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000001', 'central-asia', 'regional', 'open', '2019-05', null, '{imports}', null, null, 'minutes of 2019', true, 4, '2026-01-02T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000013', '00000000-0000-7000-8000-000000000001', 'africa', 'regional', 'planned', null, null, '{}', null, null, null, false, 1, '2026-01-03T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000014', '00000000-0000-7000-8000-000000000001', 'levant', 'regional', 'closed', '2015-02-28', '00000000-0000-7000-8000-000000000011', '{members}', null, null, null, false, 2, '2026-01-04T00:00:00Z');
insert into office_texts (office_id, language, name, summary) values
  ('00000000-0000-7000-8000-000000000011', 'en', 'Secretariat, Seoul', null),
  ('00000000-0000-7000-8000-000000000011', 'fa', 'دبیرخانه سئول', null),
  ('00000000-0000-7000-8000-000000000012', 'en', 'Central Asia Regional Office', 'In Tashkent since 2019.'),
  ('00000000-0000-7000-8000-000000000014', 'en', 'Levant Regional Office', null);
insert into office_countries (country, office_id) values
  ('IR', '00000000-0000-7000-8000-000000000011'), ('KR', '00000000-0000-7000-8000-000000000011'), ('UZ', '00000000-0000-7000-8000-000000000012');
insert into office_states (id, office_id, state, since, reason, decided_by, at) values
  ('00000000-0000-7000-8000-000000000021', '00000000-0000-7000-8000-000000000011', 'open', '2010', null, null, '2026-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000022', '00000000-0000-7000-8000-000000000014', 'closed', '2026-02-01', 'Its cities asked to be with the Secretariat.', '00000000-0000-7000-8000-000000000051', '2026-02-01T00:00:00Z');

insert into members (id, node_id, slug, kind, country, latitude, longitude, population, geonames_id, languages, office_id, hosts_office_id, joined, state, dues_paid_until, founding, website, source, sample, look, revision, created_at) values
  ('00000000-0000-7000-8000-000000000031', '00000000-0000-7000-8000-000000000001', 'shiraz', 'city', 'IR', 29.61, 52.53, 1565572, 115019, '{fa,en}', '00000000-0000-7000-8000-000000000011', null, '2018', 'full', '2027-12-31', true, 'https://shiraz.example/', 'letter of 2018', false, 7, 5, '2026-01-05T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000032', '00000000-0000-7000-8000-000000000001', 'seoul', 'city', 'KR', 37.57, 126.98, 9668465, null, '{ko,en}', '00000000-0000-7000-8000-000000000011', '00000000-0000-7000-8000-000000000011', '2010-05', 'full', null, true, null, null, true, 2, 1, '2026-01-05T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000033', '00000000-0000-7000-8000-000000000001', 'tashkent', 'city', 'UZ', 41.26, 69.22, null, null, '{uz,ru}', '00000000-0000-7000-8000-000000000012', '00000000-0000-7000-8000-000000000012', '2019-03-21', 'suspended', '2025-12-31', false, null, null, false, 3, 2, '2026-01-06T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000034', '00000000-0000-7000-8000-000000000001', 'institute-of-roads', 'institute', 'KR', -0.5, 180, null, null, '{}', '00000000-0000-7000-8000-000000000011', null, null, 'associate', null, false, null, null, false, 4, 1, '2026-01-07T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000035', '00000000-0000-7000-8000-000000000001', 'league-of-towns', 'organization', 'UZ', 90, -180, null, null, '{ru}', '00000000-0000-7000-8000-000000000012', null, '2020', 'withdrawn', null, false, null, null, false, 5, 1, '2026-01-08T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000036', '00000000-0000-7000-8000-000000000001', 'busan', 'city', 'KR', 35.1, 129.04, 0, null, '{ko}', '00000000-0000-7000-8000-000000000011', null, null, 'applicant', null, false, null, null, false, 6, 1, '2026-01-09T00:00:00Z');
insert into member_texts (member_id, language, name, summary, needs, offers) values
  ('00000000-0000-7000-8000-000000000031', 'en', 'Shiraz', 'Gardens on little water.', 'Bus lanes', 'Qanat maps'),
  ('00000000-0000-7000-8000-000000000031', 'fa', 'شیراز', 'باغ‌هایی با آب اندک.', null, null),
  ('00000000-0000-7000-8000-000000000031', 'ko', '시라즈', null, null, null),
  ('00000000-0000-7000-8000-000000000032', 'en', 'Seoul', null, null, null),
  ('00000000-0000-7000-8000-000000000032', 'ko', '서울', null, null, null),
  ('00000000-0000-7000-8000-000000000033', 'en', 'Tashkent', null, null, null),
  ('00000000-0000-7000-8000-000000000034', 'en', 'Institute of Roads', null, null, null),
  ('00000000-0000-7000-8000-000000000035', 'en', 'League of Towns', null, null, null),
  ('00000000-0000-7000-8000-000000000036', 'ko', '부산', null, null, null);
insert into member_states (id, member_id, state, since, reason, decided_by, at) values
  ('00000000-0000-7000-8000-000000000041', '00000000-0000-7000-8000-000000000031', 'full', '2018', null, null, '2026-01-05T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000042', '00000000-0000-7000-8000-000000000033', 'full', '2019-03-21', null, null, '2026-01-06T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000043', '00000000-0000-7000-8000-000000000033', 'suspended', '2026-03-01', 'Two years of dues.', '00000000-0000-7000-8000-000000000051', '2026-03-01T00:00:00Z'),
  ('00000000-0000-7000-8000-000000000044', '00000000-0000-7000-8000-000000000035', 'withdrawn', '2026-03-02', 'It joined another network.', null, '2026-03-02T00:00:00Z');

insert into people (id, email, name, name_native, native_language, language, time_zone, calendar, telephone, name_public_at, contact_shared_at, invited_at, activated_at, deactivated_at, sample) values
  ('00000000-0000-7000-8000-000000000051', 'ryu.ji-an@secretariat.example', 'Ryu Ji-an', '류지안', 'ko', 'ko', 'Asia/Seoul', 'gregory', '+82 2 123 4567', '2026-01-02T00:00:00Z', '2026-01-02T00:00:00Z', '2026-01-01T00:00:00Z', '2026-01-02T00:00:00Z', null, false),
  ('00000000-0000-7000-8000-000000000052', 'kamran.arjmand@shiraz.example', 'Kamran Arjmand', 'کامران ارجمند', 'fa', 'fa', 'Asia/Tehran', 'persian', null, '2026-01-03T00:00:00Z', null, '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', null, false),
  ('00000000-0000-7000-8000-000000000053', 'new@shiraz.example', 'Newly Invited', null, null, null, null, null, null, null, null, '2026-04-01T00:00:00Z', null, null, true),
  ('00000000-0000-7000-8000-000000000054', 'gone@seoul.example', 'Gone Away', null, null, 'en', null, null, null, null, null, '2026-01-02T00:00:00Z', '2026-01-03T00:00:00Z', '2026-04-02T00:00:00Z', false);
insert into media (id, digest, type, bytes, name, given_by, at) values
  ('00000000-0000-7000-8000-000000000061', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', 'application/pdf', 1234, 'نامه.pdf', '00000000-0000-7000-8000-000000000051', '2026-01-03T00:00:00Z');
insert into mandates (id, person_id, member_id, office_id, role, title, from_day, until_day, letter_id, given_at, given_by, confirmed_at, confirmed_by, ended_at, ended_by, end_reason) values
  ('00000000-0000-7000-8000-000000000071', '00000000-0000-7000-8000-000000000051', null, '00000000-0000-7000-8000-000000000011', 'secretary-general', null, '2026-01-01', null, null, '2026-01-01T00:00:00Z', null, '2026-01-01T00:00:00Z', null, null, null, null),
  ('00000000-0000-7000-8000-000000000072', '00000000-0000-7000-8000-000000000052', '00000000-0000-7000-8000-000000000031', null, 'representative', 'شهردار', '2026-01-02', null, '00000000-0000-7000-8000-000000000061', '2026-01-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', '2026-01-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', null, null, null),
  ('00000000-0000-7000-8000-000000000073', '00000000-0000-7000-8000-000000000053', '00000000-0000-7000-8000-000000000031', null, 'contributor', 'Planner', '2026-04-01', '2099-12-31', null, '2026-04-01T00:00:00Z', '00000000-0000-7000-8000-000000000052', null, null, null, null, null),
  ('00000000-0000-7000-8000-000000000074', '00000000-0000-7000-8000-000000000054', '00000000-0000-7000-8000-000000000032', null, 'focal-point', '과장', '2026-01-03', '2026-12-31', null, '2026-01-03T00:00:00Z', '00000000-0000-7000-8000-000000000051', '2026-01-03T00:00:00Z', '00000000-0000-7000-8000-000000000051', '2026-04-02T00:00:00Z', '00000000-0000-7000-8000-000000000051', 'Left the city hall.'),
  ('00000000-0000-7000-8000-000000000075', '00000000-0000-7000-8000-000000000053', '00000000-0000-7000-8000-000000000032', null, 'observer', null, '2026-04-03', null, null, '2026-04-03T00:00:00Z', '00000000-0000-7000-8000-000000000054', null, null, '2026-04-04T00:00:00Z', '00000000-0000-7000-8000-000000000051', 'Not of Seoul.');

-- Keys that are still good: the secrets are known to the test alone.
insert into sessions (id, token_hash, person_id, mandate_id, device, created_at, seen_at, ended_at) values
  ('00000000-0000-7000-8000-000000000081', sha256('session-of-the-secretary-general-0000000000'), '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000071', 'Firefox, Linux', now() - interval '3 days', now() - interval '1 hour', null),
  ('00000000-0000-7000-8000-000000000082', sha256('session-of-the-mayor-of-shiraz-000000000000'), '00000000-0000-7000-8000-000000000052', null, null, now() - interval '3 days', now() - interval '1 hour', null),
  ('00000000-0000-7000-8000-000000000083', sha256('session-that-ended'), '00000000-0000-7000-8000-000000000054', null, 'Chrome, Windows', now() - interval '9 days', now() - interval '9 days', now() - interval '8 days');
insert into tokens (token_hash, person_id, mandate_id, created_at, expires_at, ended_at) values
  (sha256('token-of-the-secretary-general-000000000000'), '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000071', '2026-01-05T00:00:00Z', '2099-01-01T00:00:00Z', null),
  (sha256('token-that-ended'), '00000000-0000-7000-8000-000000000052', null, '2026-01-05T00:00:00Z', '2099-01-01T00:00:00Z', '2026-01-06T00:00:00Z');
insert into links (token_hash, person_id, purpose, next, created_at, expires_at, used_at) values
  (sha256('sign-in-link-of-the-mayor-of-shiraz-0000000'), '00000000-0000-7000-8000-000000000052', 'sign-in', '/members/shiraz', now(), now() + interval '1 hour', null),
  (sha256('link-that-was-used'), '00000000-0000-7000-8000-000000000051', 'invitation', null, '2026-01-01T00:00:00Z', '2026-01-08T00:00:00Z', '2026-01-02T00:00:00Z');

insert into mails (id, person_id, recipient, language, subject, text, html, written_at, sent_at, failed_at, failure) values
  ('00000000-0000-7000-8000-000000000091', '00000000-0000-7000-8000-000000000052', 'kamran.arjmand@shiraz.example', 'fa', 'دعوت به شبکه', null, null, '2026-01-02T00:00:00Z', '2026-01-02T00:00:05Z', null, null),
  ('00000000-0000-7000-8000-000000000092', null, 'new@shiraz.example', 'en', 'A letter that waits', 'Hello.', '<p>Hello.</p>', '2026-04-01T00:00:00Z', null, null, null),
  ('00000000-0000-7000-8000-000000000093', null, 'nobody@seoul.example', 'ko', '초대', null, null, '2026-04-01T00:00:00Z', null, '2026-04-02T00:00:00Z', '550 no such user');
insert into records (id, kind, about, person_id, mandate_id, at) values
  ('00000000-0000-7000-8000-0000000000a1', 'network.founded', '{"networkId":"00000000-0000-7000-8000-000000000002"}', null, null, '2026-01-01T00:00:00Z'),
  ('00000000-0000-7000-8000-0000000000a2', 'member.suspended', '{"memberId":"00000000-0000-7000-8000-000000000033","reason":"Two years of dues."}', '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000071', '2026-03-01T00:00:00Z'),
  ('00000000-0000-7000-8000-0000000000a3', 'mandate.ended', '{"mandateId":"00000000-0000-7000-8000-000000000074","reason":"Left the city hall."}', '00000000-0000-7000-8000-000000000051', '00000000-0000-7000-8000-000000000071', '2026-04-02T00:00:00Z');
insert into imports (id, kind, file_name, digest, given_by, report, at, carried_out_at) values
  ('00000000-0000-7000-8000-0000000000b1', 'members', 'members.csv', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855', '00000000-0000-7000-8000-000000000051', '{"kind":"members","rows":2,"entered":2,"changed":0,"unchanged":0,"kept":0,"refused":0,"unknownColumns":[],"absentColumns":[],"lines":[],"overwritten":false,"unlisted":0,"digest":"0","officeId":"00000000-0000-7000-8000-000000000011"}', '2026-01-05T00:00:00Z', '2026-01-05T00:01:00Z');
insert into imported_entries (kind, slug, fields, at) values
  ('members', 'shiraz', '{"slug":"shiraz","name_en":"Shiraz","population":"1565572"}', '2026-01-05T00:01:00Z'),
  ('offices', 'africa', '{"slug":"africa","host_city":"tunis"}', '2026-01-05T00:02:00Z');
insert into answered_keys (key, sender, address, location, answer, at, digest) values
  ('00000000-0000-7000-8000-0000000000c1', '00000000-0000-7000-8000-000000000051', 'POST /members/shiraz/payments', '/members/shiraz#once', '{"body":null,"status":null,"notice":null}', now(), null);
insert into attempts (bucket, since, count) values ('sign-in:everybody', '2026-04-04T00:00:00Z', 3);
