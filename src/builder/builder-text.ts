import type { KeptForm } from './keeps.js';
import { pick, type Language, type Text } from './two-languages.js';

const texts = {
  title: ['嵌入工坊', 'Embed builder'],
  lead: [
    '填一份栏目,或打开栏目文件,复制成任何系统收得下的形式。内容只在这台电脑里,不上传。',
    'Fill in a column or open its file, and copy the form that your system takes. Nothing leaves this computer.',
  ],
  language: ['English', '中文'],
  open: ['打开栏目文件', 'Open a document'],
  save: ['存成栏目文件', 'Save the document'],
  clear: ['新的栏目', 'New column'],
  sample: ['打开例子', 'Open an example'],
  which: ['文件里有几个栏目', 'Columns in this file'],
  column: ['栏目', 'Column'],
  people: ['人物', 'People'],
  vote: ['号召与二维码', 'Call to action'],
  columnTitle: ['标题', 'Title'],
  id: ['代号(网址用,小写字母、数字、连字符)', 'Identifier (for addresses: a–z, 0–9, hyphens)'],
  kicker: ['栏目名', 'Kicker'],
  standfirst: ['导语', 'Standfirst'],
  introLabel: ['开栏语的标签', 'Label of the editor’s note'],
  intro: ['开栏语(一行一段)', 'Editor’s note (a paragraph a line)'],
  time: ['时间,照印', 'Time, as printed'],
  date: ['日期(机器读)', 'Date (for machines)'],
  source: ['来源', 'Source'],
  byline: ['文前署名(一行一条,如“文/记者 符畅”)', 'Byline (one a line, such as 文/记者 符畅)'],
  credits: [
    '文末署名(一行一条:来源、责编、监审、转载注明)',
    'Credits (one a line: source, editor, reprint notice)',
  ],
  name: ['姓名', 'Name'],
  role: ['职务', 'Post'],
  street: ['街道', 'Street'],
  community: ['社区', 'Community'],
  nickname: ['昵称', 'Nickname'],
  motto: ['座右铭', 'Motto'],
  story: ['事迹(一行一段;小标题前写“## ”)', 'Story (a paragraph a line; “## ” before a heading)'],
  addPerson: ['再加一位', 'Add a person'],
  removePerson: ['去掉这一位', 'Remove this person'],
  unnamed: ['未填姓名', 'Not named yet'],
  question: ['问题', 'Question'],
  callToAction: ['号召', 'Call'],
  instruction: ['说明', 'Instruction'],
  url: ['网址', 'Address'],
  base: ['网页将来所在的完整地址', 'Complete address where the pages will be'],
  forms: ['选一种形式', 'Choose a form'],
  preview: ['预览', 'Preview'],
  code: ['代码', 'Code'],
  copyCode: ['复制代码', 'Copy code'],
  copyFormatted: ['复制排版', 'Copy formatted'],
  copied: ['已复制', 'Copied'],
  notCopied: ['浏览器不让复制:已选中,请按 Ctrl+C', 'Not allowed to copy: it is selected, press Ctrl+C'],
  characters: ['个字符', 'characters'],
  tooLong: ['太长:公众号一篇须少于', 'Too long: an article of WeChat takes fewer than'],
  problems: ['还差这些', 'Still to mend'],
  sound: ['文件没有错误', 'No errors'],
  table: ['哪个系统留下什么', 'Which system keeps what'],
  tableLead: [
    '各系统默认设置下实测(2026-11-21)。留不下标签的,文字还在;只有 setHTML 和 UEditor 的白名单会连文字一起删。',
    'Measured in default settings (2026-11-21). Where tags go, text stays; only setHTML and the list of UEditor take the text too.',
  ],
  system: ['系统', 'System'],
  advice: ['建议', 'Take'],
  kept: ['留下', 'kept'],
  lost: ['去掉', 'lost'],
  allSystems: ['全部系统', 'All systems'],
  notRead: ['打不开', 'Cannot be opened'],
} as const satisfies Record<string, Text>;

export type TextName = keyof typeof texts;

export function say(name: TextName, language: Language): string {
  return pick(texts[name], language);
}

/** What each column of the table is called. */
export const keptNames: Readonly<Record<KeptForm, Text>> = {
  link: ['链接', 'Link'],
  shortcode: ['短代码', 'Shortcode'],
  quote: ['blockquote', 'blockquote'],
  section: ['section', 'section'],
  style: ['行内样式', 'Inline style'],
  frame: ['框架', 'Frame'],
  tags: ['标签', 'Tags'],
};
