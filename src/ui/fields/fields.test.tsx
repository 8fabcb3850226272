import type { Child } from 'hono/jsx';
import { expect, test } from 'vitest';
import type { Language } from '#i18n/languages.ts';
import { rendered } from '../rendered.tsx';
import { nasrin, sampleView, shirazMandate } from '../sample-view.ts';
import { CheckField, ChoiceField, ChoicesField, SelectField } from './choice.tsx';
import { Checked } from './errors.tsx';
import { Form } from './form.tsx';
import { DateField, TextArea, TextField } from './text.tsx';

const shown = (part: Child, language: Language = 'en', signedIn = false) =>
  rendered(part, sampleView(language, signedIn ? { viewer: nasrin } : {}));

test('label, hint and error are tied to the field', () => {
  const field = shown(<TextField name="name" label="Name" hint="As on the letter." error="Write the name." value="" />);
  expect(field).toContain('<label for="field-name">');
  expect(field).toContain('id="field-name-hint"');
  expect(field).toContain('id="field-name-error"');
  expect(field).toContain('aria-describedby="field-name-hint field-name-error"');
  expect(field).toContain('aria-invalid="true"');
});

test('a field without an error is not announced as wrong, and a wanted one as wanted', () => {
  const field = shown(<TextField name="name" label="Name" value="Shiraz" />);
  expect(field).not.toContain('aria-invalid');
  expect(field).not.toContain('aria-describedby');
  expect(field).toContain('required');
});

test('an optional field says so and is not required', () => {
  const field = shown(<TextArea name="about" label="About" optional value="" />);
  expect(field).toContain('(optional)');
  expect(field).not.toContain('required');
});

test('what was typed comes back, as text', () => {
  expect(shown(<TextArea name="about" label="About" value={'</textarea><script>'} />)).toContain(
    '&lt;/textarea&gt;&lt;script&gt;',
  );
  expect(shown(<TextField name="name" label="Name" value={'"><script>'} />)).toContain(
    'value="&quot;&gt;&lt;script&gt;"',
  );
});

test('an address is written from left to right, a name as its letters want', () => {
  expect(shown(<TextField name="mail" label="E-mail" type="email" autocomplete="email" />, 'fa')).toMatch(
    /type="email" dir="ltr".*autocomplete="email"/,
  );
  expect(shown(<TextField name="name" label="Name" />, 'fa')).toContain('dir="auto"');
});

const plain = (markup: string) => markup.replace(/<\/?(span|bdi)>/g, '');

test('the summary stands first, takes the attention, and names each field in the order of the page', () => {
  const errors = { office: 'Choose an office.', name: 'This is needed.' };
  const form = shown(
    <Checked errors={errors}>
      <TextField name="name" label="Name" error={errors.name} />
      <ChoicesField
        name="office"
        id="field-office-2"
        label={<bdi>Office</bdi>}
        error={errors.office}
        choices={[]}
        values={[]}
      />
    </Checked>,
  );
  expect(form).toMatch(/^<div class="errors" role="alert" tabindex="-1" autofocus/);
  expect([...plain(form).matchAll(/<a href="([^"]*)">([^<]*)<\/a>/g)].map(([, to, said]) => [to, said])).toEqual([
    ['#field-name', 'Name: this is needed.'],
    ['#field-office-2', 'Office: choose an office.'],
  ]);
});

test('what is wrong with no field of the page stands without a link that leads nowhere', () => {
  const errors = { '': 'Somebody else was faster.', gone: 'There is no such field.' };
  const form = shown(<Checked errors={errors}>x</Checked>);
  expect(form).toContain('<li>Somebody else was faster.</li><li>There is no such field.</li>');
  expect(form).not.toContain('href');
});

test('a page without errors has no summary', () => {
  expect(shown(<Checked errors={{}}>x</Checked>)).toBe('x');
  expect(shown(<Checked>x</Checked>)).toBe('x');
});

test('the error of a choice belongs to the whole group, and its link to the first answer', () => {
  const field = shown(
    <ChoiceField
      name="entry"
      label="Entry"
      error="Choose one."
      choices={[
        { value: 'a', label: 'A' },
        { value: 'b', label: 'B' },
      ]}
      value="b"
    />,
  );
  expect(field).toMatch(/<fieldset class="field invalid" aria-describedby="field-entry-error">/);
  expect(field).toMatch(/value="a" id="field-entry"/);
  expect(field).toMatch(/value="b" checked/);
});

test('a selection keeps what was chosen', () => {
  const field = shown(
    <SelectField name="office" label="Office" value="africa" options={[{ value: 'africa', label: 'Africa' }]} />,
  );
  expect(field).toMatch(/<option value="">Choose<\/option><option value="africa" selected/);
});

test('an empty choice in words of its own is an answer, which nobody calls optional', () => {
  const field = shown(
    <SelectField name="calendar" label="Calendar" empty="That of the language" options={[]} value="" />,
  );
  expect(field).not.toMatch(/required|optional/);
});

test('a tick is not required unless it is', () => {
  expect(shown(<CheckField name="agreed" label="Agreed" />)).not.toContain('required');
  expect(shown(<CheckField name="agreed" label="Agreed" required />)).toContain('required');
});

test('a date is shown and explained in the calendar of the reader', () => {
  expect(shown(<DateField name="joined" label="تاریخ" value="2018-05-14" />, 'fa')).toMatch(/۱۳۹۷/);
  expect(shown(<DateField name="joined" label="Joined" value="not a date" />)).toContain('value="not a date"');
});

test('a form carries the mandate it was shown under, its key and how it undoes', () => {
  const form = shown(
    <Form action="/en/members/shiraz/withdrawal" method="delete" submission="k1">
      x
    </Form>,
    'en',
    true,
  );
  expect(form).toContain('<input type="hidden" name="_method" value="delete"/>');
  expect(form).toContain('<input type="hidden" name="key" value="k1"/>');
  expect(form).toContain(`<input type="hidden" name="mandate" value="${shirazMandate.mandateId}"/>`);
  expect(form).toMatch(/method="post" novalidate/);
});

test('a search carries nothing', () => {
  expect(
    shown(
      <Form action="/en/members" method="get">
        x
      </Form>,
      'en',
      true,
    ),
  ).not.toContain('hidden');
});
