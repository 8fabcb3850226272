import { Hono, type Context as HonoContext } from 'hono';
import { messages as apiMessages } from '#api/messages/messages.ts';
import { apiFiles, apiRoutes } from '#api/routes.tsx';
import { languages } from '#i18n/languages.ts';
import { files, pageAddress } from '#paths.ts';
import { directoryOf, type Place } from '#web/directory.ts';
import { Dispatcher } from '#web/dispatcher.tsx';
import { catalogueOf, type Feature } from '#web/feature.ts';
import { incomingOf, remoteAddressOf } from '#web/incoming.ts';
import { messages as mailMessages } from '#mail/messages/messages.ts';
import { mailFiles, mailRoutes } from '#mail/routes.tsx';
import { messages as auditMessages } from '#audit/messages/messages.ts';
import { auditRoutes } from '#audit/routes.tsx';
import { messages as commentMessages } from '#comments/messages/messages.ts';
import { commentRoutes } from '#comments/routes.tsx';
import { messages as draftingMessages } from '#drafting/messages/messages.ts';
import { draftingRoutes } from '#proposals/drafting-routes.tsx';
import { messages as proposalMessages } from '#proposals/messages/messages.ts';
import { proposalFileRoutes, proposalRoutes } from '#proposals/routes.tsx';
import { messages as deskMessages } from '#desk/messages/messages.ts';
import { deskRoutes } from '#desk/routes.tsx';
import { messages as groupMessages } from '#groups/messages/messages.ts';
import { groupRoutes } from '#groups/routes.tsx';
import { messages as mandateMessages } from '#mandates/messages/messages.ts';
import { mandateFiles, mandateRoutes } from '#mandates/routes.tsx';
import { messages as mediaMessages } from '#media/messages/messages.ts';
import { messages as memberMessages } from '#members/messages/messages.ts';
import { memberRoutes } from '#members/routes.tsx';
import { messages as notificationMessages } from '#notifications/messages/messages.ts';
import { notificationRoutes } from '#notifications/routes.tsx';
import { messages as networkMessages } from '#network/messages/messages.ts';
import { networkFiles, networkRoutes } from '#network/routes.tsx';
import { messages as officeMessages } from '#offices/messages/messages.ts';
import { officeRoutes } from '#offices/routes.tsx';
import { messages as peopleMessages } from '#people/messages/messages.ts';
import { peopleRoutes } from '#people/routes.tsx';
import { messages as postMessages } from '#posts/messages/messages.ts';
import { postAsSubject } from '#posts/queries.ts';
import { postFiles, postRoutes } from '#posts/routes.tsx';
import { findProposalAsSubject } from '#proposals/subject.ts';
import { messages as setupMessages } from '#setup/messages/messages.ts';
import { setupRoutes } from '#setup/routes.tsx';
import { messages as siteMessages } from '#site/messages/messages.ts';
import { siteFiles, siteRoutes } from '#site/routes.tsx';
import { messages as transferMessages } from '#transfer/messages/messages.ts';
import { transferFiles, transferRoutes } from '#transfer/routes.tsx';
import { messages as uiMessages } from '#ui/messages/messages.ts';
import { uiRoutes } from '#ui/routes.tsx';
import { messages as webMessages } from '#web/messages/messages.ts';
import type { Program, Settings } from '#web/program.ts';
import { safetyHeaders } from '#web/answers.ts';
import { staticFile } from '#web/static-files.ts';

/** Every feature of the network; some of their addresses exist only in some modes. */
export function featuresOf(settings: Settings): readonly Feature[] {
  const features: readonly Feature[] = [
    { name: 'web', routes: [], messages: webMessages },
    { name: 'ui', routes: uiRoutes(settings), messages: uiMessages },
    { name: 'network', routes: networkRoutes, files: networkFiles, messages: networkMessages },
    { name: 'members', routes: memberRoutes, messages: memberMessages },
    { name: 'offices', routes: officeRoutes, messages: officeMessages },
    { name: 'setup', routes: setupRoutes(settings), messages: setupMessages },
    { name: 'media', routes: [], messages: mediaMessages },
    { name: 'mail', routes: mailRoutes(settings), files: mailFiles(settings), messages: mailMessages },
    { name: 'people', routes: peopleRoutes(settings), messages: peopleMessages },
    { name: 'mandates', routes: mandateRoutes, files: mandateFiles, messages: mandateMessages },
    { name: 'notifications', routes: notificationRoutes, messages: notificationMessages },
    {
      name: 'comments',
      routes: commentRoutes({ 'group-post': postAsSubject, proposal: findProposalAsSubject }),
      messages: commentMessages,
    },
    { name: 'posts', routes: postRoutes, files: postFiles, messages: postMessages },
    { name: 'drafting', routes: draftingRoutes, messages: draftingMessages },
    { name: 'proposals', routes: proposalRoutes, files: proposalFileRoutes, messages: proposalMessages },
    { name: 'groups', routes: groupRoutes, messages: groupMessages },
    { name: 'desk', routes: deskRoutes, messages: deskMessages },
    { name: 'transfer', routes: transferRoutes, files: transferFiles, messages: transferMessages },
    { name: 'audit', routes: auditRoutes, messages: auditMessages },
    { name: 'site', routes: siteRoutes(settings), files: siteFiles, messages: siteMessages },
  ];
  return [...features, { name: 'api', routes: apiRoutes(features), files: apiFiles(features), messages: apiMessages }];
}

type Served = { Bindings: { incoming?: { socket: { remoteAddress?: string } } } };

/** The whole program as one function from request to answer. */
export function createApp(program: Program, features: readonly Feature[] = featuresOf(program.settings)): Hono<Served> {
  const app = new Hono<Served>();
  const directory = directoryOf(features);
  const patterns = [...directory.keys()].map(patternOf);
  const knows = (address: string) => patterns.some((pattern) => pattern.test(address));
  const dispatcher = new Dispatcher(program, catalogueOf(features));
  const read = (c: HonoContext<Served>) =>
    incomingOf(
      c.req.raw,
      remoteAddressOf(
        c.env?.incoming ? (c.env.incoming.socket.remoteAddress ?? '') : '127.0.0.1',
        c.req.raw.headers,
        program.settings.trustedProxies,
      ),
    );

  app.get('/assets/:name', (c) =>
    staticFile(program.assets, c.req.param('name'), c.req.raw, safetyHeaders(program.settings.origin)),
  );
  app.get(
    files.health,
    () => new Response('ok\n', { headers: { 'content-type': 'text/plain', 'cache-control': 'no-store' } }),
  );
  app.get(files.ready, () => dispatcher.answerReadiness());

  for (const { files = [] } of features) {
    for (const route of files) {
      const addresses = route.apiType ? [route.path, `/api/v1${route.path}`] : [route.path];
      for (const address of addresses) app.get(address, (c) => dispatcher.answerFile(route, read(c), c.req.param()));
    }
  }
  for (const [path, place] of directory)
    mountPlace(app, path, place, (c) => dispatcher.answer(place, read(c), c.req.param()));

  for (const language of languages) app.get(`/${language}`, (c) => c.redirect(`/${language}/`, 308));
  app.notFound((c) => {
    const incoming = read(c);
    const isBare = incoming.face === 'file' && c.req.method === 'GET' && knows(incoming.url.pathname);
    return isBare ? dispatcher.answerBare(incoming) : dispatcher.answerMissing(incoming);
  });
  return app;
}

const patternOf = (path: string) => new RegExp(`^${path.replace(/:[a-zA-Z]+/g, '[^/]+')}$`);

function mountPlace(
  app: Hono<Served>,
  path: string,
  place: Place,
  answer: (c: HonoContext<Served>) => Promise<Response>,
): void {
  const isPageOnly = [place.get, place.post, place.delete].every((route) => route === null || route.pageOnly);
  for (const language of languages) app.all(pageAddress(language, path), answer);
  if (!isPageOnly) app.all(`/api/v1${path}`, answer);
}
