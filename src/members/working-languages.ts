/** The languages that city halls work in, offered where a member says its own: ISO 639 codes. Others come by file. */
export const workingLanguages: readonly string[] = (
  'aa af am ar az be bg bn bs ca ceb ckb cs cy da de dv dz el en es et eu fa fi fil fj fr ga gl gu he hi hr ht hu hy id is it ja ka kk kl km kn ko ' +
  'ku ky lb lo lt lv mg mi mk ml mn mr ms mt my ne nl nn no om or pa pl ps pt qu rm ro ru rw sd se si sk sl sm so sq sr st su sv sw ta te tg th ti tk ' +
  'tn to tr ts tt ug uk ur uz ve vi wo xh yo zh zu'
).split(' ');

/** How lists are asked for a language that a member works in (BCP 47): `fa`, `pt-BR`. */
export const languageTagForm = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/;
