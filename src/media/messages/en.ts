export const en = {
  refusals: {
    'file-too-large': 'The file is too large: at most {megabytes} MB. Nothing was stored.',
    'no-pdf': 'The file is no PDF. Save the letter as PDF, or scan it as PDF, and choose it again.',
    'active-pdf': 'This PDF holds scripts, programs or other files. Print it to a new PDF and choose that one.',
    'no-document':
      'PDF files and pictures (JPEG, PNG, WebP) can be laid here. Save an office document as PDF first and choose that.',
    'picture-too-large': 'The picture has more than 24 megapixels. Make it smaller and choose it again.',
    'store-full': 'There is no room for files at this moment. Nothing was stored; please tell the Secretariat.',
  },
};

export type Messages = typeof en;
