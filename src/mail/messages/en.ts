export const en = {
  exampleFoot: 'This is an example; no such network and no such office exists.',
  sentBy: 'This e-mail was sent by {network}: {origin}',
  orCopy: 'If the button does not open, copy this address into your browser:',

  mailbox: 'Development mailbox',
  mailboxLead: 'E-mails that this server would have sent. No mail server is set up, so they stay here.',
  newest: 'Newest first',
  noMail: 'No mail yet. Mail that the program sends stands here in development.',
  to: 'To',
  language: 'Language',
  written: 'Written',
  messageId: 'Message-ID',
  asText: 'As text',
  openHtml: 'Open the e-mail as it looks',
  waiting: 'waits to be sent',
  sent: 'delivered here',
  failed: 'could not be delivered',

  refusals: {
    'no-single-address': 'This is not one e-mail address to which a letter can be sent.',
  },
};

export type Messages = typeof en;
