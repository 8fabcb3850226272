/** Titles of pages that say what could not be shown or done, by status. */
const failureTitles: Record<string, string> = {
  '403': 'This is not yours to do',
  '404': 'There is no such page',
  '409': 'The moment has passed',
  '410': 'This is over',
  '413': 'The file is too large',
  '421': 'This is another address',
  '422': 'This could not be read',
  '429': 'Too many attempts',
  '500': 'Something failed on our side',
  '503': 'The network is away for a moment',
};

/** Refusals and reasons that any address may answer with. */
export const en = {
  failureTitles,
  waysOn: 'Other pages',
  toHome: 'Home',
  toMembers: 'All members, with map and index',
  toSiteMap: 'The site map',
  toSignIn: 'Sign in with a link by e-mail',

  refusals: {
    'not-found':
      'Nothing stands at this address, or it is not open to you. Check the address, or sign in if you have a mandate.',
    'members-only':
      'Only people under a current mandate see this. The representative of your city or organization, or the office that cares for it, can give you one.',
    'offices-only':
      'This belongs to the staff of the offices. If you need something done here, write to the office that cares for your member.',
    'secretariat-only': 'Only the Secretariat can do this. The office that cares for your member can ask it for you.',
    'cross-site':
      'This request did not come from one of our own pages, so it was not carried out. Open the page again and repeat it there.',
    'mandate-over':
      'The mandate under which this form was opened is no longer current. Nothing was done; what you do under another mandate needs a new form.',
    'sign-in-needed': 'Sign in first.',
    'too-large': 'At most {megabytes} MB can be sent here. Nothing was stored.',
    'too-often': 'This was tried too often. Try again in {minutes} minutes.',
    unreadable: 'What was sent could not be read. Nothing was stored.',
    unaccepted: 'Some answers need another look.',
    'not-set-up': 'There is no network on this server yet. Its first page, or the command serai setup, founds one.',
    'foreign-host': 'This server answers only at its own address.',
    'database-away': 'The records cannot be reached at this moment. Nothing was lost; try again in a few seconds.',
    fault: 'This was not your mistake, and it has been written down. What was not confirmed has not been stored.',
    'sent-differently':
      'You have sent this form before, with other content. What you typed is still here; save it again.',
    'disk-full':
      'There is no room left to store anything. Nothing was stored; the people who run this node have to make room.',
    busy: 'Others are changing the same thing at this moment. Nothing was stored; try again in a few seconds.',
    'uploads-busy':
      'Many large files are arriving at this moment. Nothing was stored; send yours again in {seconds} seconds.',
    'uploads-of-yours':
      'Other large files of yours are still arriving. Nothing was stored; send this one when they have arrived.',
    'room-low':
      'Room is running out, so no files are taken until the people who run this node have made some. Nothing was stored; what you typed is still here.',
    'read-only':
      'There is hardly any room left, so everything can be read but nothing can be changed until the people who run this node have made some. Nothing was stored.',
    'changed-meanwhile':
      'Someone else changed this while you were writing. What you typed is still here; compare it with the present state, then save again.',
  },

  fieldErrors: {
    required: 'This is needed.',
    'too-long': 'At most {maximum} characters.',
    'too-big': 'At most {maximum}.',
    'too-small': 'At least {minimum}.',
    'no-email': 'Write one e-mail address, such as name@city.example.',
    'no-url': 'Write a whole address that begins with https://',
    'unreadable-field': 'This could not be read.',
    choose: 'Choose one of the answers.',
    'unknown-field': 'There is no such field.',
    'control-characters': 'This holds invisible control characters. Type it again instead of pasting it.',
    'one-line': 'Write this in one line.',
    'no-file': 'Choose a file.',
    'date-unreadable': 'Write day, month and year, such as 14 December 2026 or 23/9/1405.',
    'date-no-such-day': 'There is no such day in that calendar.',
    'date-year-out-of-range': 'Write the year with four digits: 19.. or 20.., or 13.. or 14.. in the Persian calendar.',
    'date-day-needed': 'Write the day as well.',
    'date-part-of-iranian':
      'In the Persian calendar write the day as well. A year or a month alone is written in the Gregorian one, such as 2018.',
  },
};

export type Messages = typeof en;
