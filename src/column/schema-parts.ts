/** What a column and its people have in common. */
import { flag, list, number, object, oneOf, solid, text, texts } from './schema-node.js';

export const line = number('报纸上的第几行;页面按它排列。Line of the print; the page follows it.');
export const raw = text('整行原样;与分开写的不同时以它为准。The whole line as printed; it wins.');
export const note = text('附注,不印。A note, not printed.');

const paragraphItem = oneOf(
  '一段原文,写成文字或 {"text", "line"}。A paragraph: a text, or {"text", "line"}.',
  { type: 'string' },
  solid(
    object('一段原文。A paragraph.', ['text'], {
      text: { type: 'string', description: '段落原文。Paragraph as printed.' },
      line,
    }),
  ),
);
export const paragraphs = list('段落原文,按顺序。Paragraphs as printed.', paragraphItem);

export const credit = solid(
  object('一条署名。One credit as printed.', [], {
    role: text(
      '职责,如“文”“责编”;印漏了写空字符串,就只印内容。Role; empty where none was printed, and the value stands alone.',
    ),
    roleInferred: flag('职责没有印,是推断的。The role was not printed, but inferred.'),
    separator: text(
      '职责与内容之间印的符号,如“/”“:”“ | ”,没有写空字符串。What stands between role and value.',
    ),
    value: text('署名内容,原样保留空格。Value, spaces as printed.'),
    raw,
    line,
    org: text('单位。Organisation.'),
    jobTitle: text('职称,如“全媒体记者”。Job title.'),
    names: texts('姓名,如 ["陈倩"]。Names.'),
    note,
  }),
);

export const medium = object('一张图。A picture.', ['src'], {
  src: {
    type: 'string',
    minLength: 1,
    description: '图片地址,相对于栏目文件,或 http(s)。Address, relative to the document or http(s).',
  },
  alt: text('替代文字:看不见图的人需要知道什么。Text alternative.'),
  width: number('宽度,像素。Width in pixels.'),
  height: number('高度,像素。Height in pixels.'),
  caption: text('图片说明。Caption.'),
  credit: text('图片署名。Picture credit.'),
});
