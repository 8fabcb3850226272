import { HtmlValidate } from 'html-validate';
import { expect, test } from 'vitest';
import { languages, type Language } from '#i18n/languages.ts';
import { Page } from './layout.tsx';
import { StylePage } from './pages/style.tsx';
import { rendered } from './rendered.tsx';
import { nasrin, sampleView } from './sample-view.ts';
import type { View } from './view.ts';

const page = (language: Language, given: Partial<View> = {}, title = 'Members') =>
  rendered(
    <Page title={title} description="Who is a member">
      <h1>{title}</h1>
    </Page>,
    sampleView(language, given),
  );

const links = (html: string) => [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map(([, href]) => href);

test.each(languages)('the gallery of parts is valid HTML in %s', async (language) => {
  const html = rendered(<StylePage />, sampleView(language, { viewer: nasrin, address: '/style' }));
  const report = await new HtmlValidate({ extends: ['html-validate:standard'] }).validateString(html);
  expect(
    report.results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${ruleId}: ${message} (${line}:${column})`),
    ),
  ).toEqual([]);
});

test('the document says its language, direction and what it is', () => {
  const html = page('fa');
  expect(html).toMatch(/^<!DOCTYPE html><html lang="fa" dir="rtl">/);
  expect(html).toContain('<title>Members · World Network of Smart Sustainable Cities</title>');
  expect(html).toContain('<link rel="canonical" href="https://network.example/fa/members?office=africa"/>');
});

test('every language version names the others and the one that chooses', () => {
  const alternates = [...page('ko').matchAll(/<link rel="alternate" hreflang="([^"]+)" href="([^"]+)"/g)].map(
    ([, ...pair]) => pair,
  );
  expect(alternates).toEqual([
    ['en', 'https://network.example/en/members?office=africa'],
    ['fa', 'https://network.example/fa/members?office=africa'],
    ['ko', 'https://network.example/ko/members?office=africa'],
    ['x-default', 'https://network.example/members?office=africa'],
  ]);
});

test('changing the language stays on the page, with its filters', () => {
  expect(links(page('en'))).toEqual(expect.arrayContaining(['/fa/members?office=africa', '/ko/members?office=africa']));
});

test('the page one is on is marked, and on a page below it the way back', () => {
  expect(page('en')).toContain('<a href="/en/members" aria-current="page">');
  expect(page('en', { address: '/members/shiraz' })).toContain('<a href="/en/members" aria-current="true">');
});

test('a visitor is offered to sign in, an officer the desk and the own page', () => {
  expect(links(page('en'))).toContain('/en/sign-in');
  expect(links(page('en', { viewer: nasrin }))).toEqual(expect.arrayContaining(['/en/me', '/en/desk']));
  expect(links(page('en', { viewer: nasrin }))).not.toContain('/en/sign-in');
});

test('who is signed in sees for whom they act, until when, and can change it', () => {
  const html = page('en', { viewer: nasrin });
  expect(html).toContain('Focal point for <a href="/en/members/shiraz"><bdi>Shiraz</bdi></a>, Iran');
  expect(html).toContain('<time datetime="2027-06-21">21 June 2027</time>');
  expect(html).toContain(
    '<option value="0199c0de-0000-7000-8000-000000000002">Officer, Central Asia Regional Office</option>',
  );
  expect(html).toContain('<input type="hidden" name="back" value="/members?office=africa"/>');
});

test('what a step has done is said on the page that follows it', () => {
  expect(page('en', { notice: 'Shiraz is a member.' })).toContain(
    '<div class="notice done" role="status"><p>Shiraz is a member.</p></div><h1>',
  );
});

test('only an example network says that it is one', () => {
  const { network } = sampleView('en');
  const real = page('en', { network: network && { ...network, example: false } });
  expect([page('en').includes('example network'), real.includes('example network')]).toEqual([true, false]);
});

test('before the network exists there is nothing to navigate to', () => {
  const html = page('en', { network: null, address: '/setup' }, 'Set up');
  expect(links(html)).toEqual(['#main', '/en/', '/fa/setup', '/ko/setup']);
  expect(html).toContain('<title>Set up · Serai</title>');
});

test('nothing is styled or scripted inline', () => {
  expect(page('en', { viewer: nasrin })).not.toMatch(/ style="| on\w+="|<script|<style/);
});

test('a title that people gave stays text', () => {
  expect(page('en', {}, '</title><script>')).toContain('<title>&lt;/title&gt;&lt;script&gt; · ');
});
