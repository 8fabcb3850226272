import type { Context } from '#core/context.ts';
import { closeAccount } from '#mandates/account.ts';
import { ownMandateAnswer } from '#mandates/answers.ts';
import { openMandatesOf } from '#mandates/own.ts';
import { addressOf, paths } from '#paths.ts';
import { form, step, type Outcome, type Route } from '#web/route.ts';
import { nothing } from '#web/schemas.ts';
import { z } from 'zod';
import { findAccount, guardAccount, reactivatePerson } from './accounts.ts';
import { askForAddress, changeAddress, findAddressLink } from './address.ts';
import { accountAnswer } from './answers.ts';
import { addressForm, closingForm } from './forms.ts';
import { AccountPage, type AccountFound } from './pages/account.tsx';
import { AddressLinkPage, AddressPage } from './pages/address.tsx';
import { ownSettings } from './queries.ts';

/** A person's account, with the mandates that end when it closes. */
async function accountNamed(ctx: Context, { id }: { id: string }): Promise<AccountFound> {
  const account = await findAccount(ctx, { id });
  return { account, mandates: await openMandatesOf(ctx, account.id) };
}

const toAccount =
  (notice: string) =>
  (_: unknown, { account: { id } }: AccountFound): Outcome => ({
    location: addressOf(paths.personDeactivation, { id }),
    notice,
  });

/**
 * With which address a person signs in, and whether they may sign in at all. The address is changed in a browser only: a program's
 * token must not be enough to take an account over.
 */
export const accountRoutes: readonly Route[] = [
  form(paths.address, AddressPage, {
    who: 'person',
    pageOnly: true,
    limits: { perMinute: 10 },
    summary: 'Asks to sign in with another address',
    schema: addressForm,
    find: ownSettings,
    act: (ctx, _, wish) => askForAddress(ctx, wish),
    then: () => ({ location: paths.address, notice: 'address-asked' }),
    example: { email: 'n.golestani@new.shiraz.example' },
  }),
  form(paths.addressLink, AddressLinkPage, {
    who: 'person',
    pageOnly: true,
    limits: { perMinute: 60 },
    summary: 'Signs in with another address from now on',
    schema: nothing,
    find: findAddressLink,
    act: changeAddress,
    then: () => ({ location: paths.settings, notice: 'address-changed' }),
    example: {},
  }),
  form(paths.personDeactivation, AccountPage, {
    who: 'secretariat',
    limits: { perMinute: 30 },
    summary: 'Closes a person’s account: signed out everywhere, all mandates ended',
    schema: closingForm,
    answers: z.strictObject({ account: accountAnswer, mandates: z.array(ownMandateAnswer) }),
    find: accountNamed,
    guard: (ctx, { account }) => guardAccount(ctx, account),
    act: (ctx, { account }, command) => closeAccount(ctx, account, command),
    then: toAccount('account-closed'),
    example: { reason: 'Left the service of the city.' },
  }),
  step(paths.personDeactivation, {
    who: 'secretariat',
    method: 'DELETE',
    limits: { perMinute: 30 },
    summary: 'Opens a closed account again, without its mandates',
    schema: nothing,
    find: accountNamed,
    act: (ctx, { account }) => reactivatePerson(ctx, account),
    then: toAccount('account-reopened'),
    example: {},
  }),
];
