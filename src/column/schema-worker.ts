import {
  flag,
  list,
  needed,
  number,
  object,
  oneOf,
  solid,
  text,
  texts,
  type SchemaNode,
  type SchemaType,
} from './schema-node.js';
import { line, medium, note, paragraphs } from './schema-parts.js';

const pairOf = (type: SchemaType): SchemaNode => ({
  type: 'object',
  required: ['from', 'to'],
  properties: { from: { type }, to: { type } },
});
const stat = solid(
  object('一个数字。A printed number.', ['label'], {
    label: needed('数字说的是什么,如“累计走访群众”。What the number counts.'),
    value: oneOf(
      '数值:1500,或 {"from": 15, "to": 72},没有数就写 null。A number, a pair of numbers, or null.',
      { type: ['number', 'null'] },
      pairOf('number'),
    ),
    unit: oneOf(
      '单位,如“户次”,或 {"from": "天", "to": "小时"}。Unit, or a pair of units.',
      { type: ['string', 'null'] },
      pairOf('string'),
    ),
    prefix: text('数字前的字,如“累计”“连续”。Words before the number.'),
    qualifier: text('约数字,如“余”“多”“来”“内”“近”“约”。Qualifier.'),
    qualifierPosition: text(
      'before-number、between-number-and-unit 或 after-unit。Where the qualifier stands.',
    ),
    display: text('印出的样子,如“四”“1+3”。As printed, where the value is not.'),
    numerals: text('"zh":印的是汉字。"zh" for Chinese numerals.'),
    kind: text('before-after、formula、range、schedule、date-range;普通数字不写。Kind; none for an amount.'),
    separator: text('范围之间印的符号。What stands between the ends of a range.'),
    asOf: text('截止时间,如“截至目前”。As of when.'),
    per: text('频次,如“每季度”。Per what.'),
    group: text('同一句话里的几个数字。Numbers of one sentence.'),
    completion: text('完成情况。How far it is done.'),
    normalized: object('换算成同一单位。In one unit.', [], {
      from: number('变化前。Before.'),
      to: number('变化后。After.'),
      unit: text('单位。Unit.'),
    }),
    note,
    sourceLine: line,
    sourceText: text('原句。The sentence it stands in.'),
    static: flag('年龄、编号写 true,不做动画。True for ages and identifiers, which never move.'),
    featured: flag('写 true 则显示在人物名片上。True to show it in the profile.'),
  }),
);

const quote = solid(
  object('一句引语。A quotation.', ['text'], {
    text: { type: 'string', description: '引语原文,不带引号。The words, without quotation marks.' },
    kind: text('pull-quote、motto、others-say 等。Kind of quotation.'),
    speaker: text('说话的人,不是本人时才写。Who said it, if not the person.'),
    attribution: text('引出引语的话,如“她说。”。Words that attribute it.'),
    leadIn: text('引语前的话。Words before it.'),
    sourceLine: line,
    featured: flag('写 true 则显示在人物名片上。True to show it in the profile.'),
  }),
);

const position = solid(
  object('一段经历;日期可缺。One step; dates may be missing.', [], {
    title: text('职务。Post.'),
    district: text('区。District.'),
    street: text('街道。Street.'),
    community: text('社区。Community.'),
    from: { type: ['number', 'string', 'null'], description: '开始,如 2010。From, such as 2010.' },
    to: { type: ['number', 'string', 'null'], description: '结束。To.' },
    verb: text('任职的方式,如“选任”。How it was given.'),
    fromText: text('开始时间的原文。From, as printed.'),
    text: text('原文。As printed.'),
    line,
  }),
);

export const worker = solid(
  object('一位人物。One person.', ['name'], {
    id: text(
      '人物代号,小写字母、数字和连字符,如 "fan-di";计票也用它。Identifier: lower case, digits, hyphens; likes are counted under it.',
    ),
    name: needed('姓名,如“范迪”。Name.'),
    surname: text('姓,只在复姓时需要,如“欧阳”。Surname, needed only when it is longer than one character.'),
    ruby: list(
      '生僻字注音:[{"base": "铛", "text": "dāng"}]。Readings of rare characters.',
      solid(
        object('一处注音。One reading.', ['base', 'text'], {
          base: needed('汉字。The characters.'),
          text: needed('读音。Their reading.'),
        }),
      ),
    ),
    heading: text('人物标题原样。Heading as printed.'),
    headingLine: line,
    fullTitle: text(
      '带市、区的全称,报纸没有单独的标题时用它作标题。Full title; the heading where none was printed.',
    ),
    role: text('职务,几个用顿号,如“党委书记、居委会主任”。Posts, joined as printed.'),
    roleInBody: text('正文里的职务。Posts as the story gives them.'),
    street: text('街道,如“三条石街道”。Street.'),
    community: text('社区,如“千吉花园社区”。Community.'),
    district: text('区,如“红桥区”。District.'),
    city: text('市,如“天津市”。City.'),
    gender: text('“他”或“她”,照正文。Pronoun of the story.'),
    portrait: medium,
    href: text('人物自己的网页。The person’s own page.'),
    layout: text('版式:card、row 或 feature(默认)。Layout: one of these three.'),
    story: text('事迹怎样显示:full(默认)、panel 或 clamp。How the story is shown: one of these three.'),
    nickname: text('昵称,不带引号,如“小范儿”。Nickname, without quotation marks.'),
    nicknameLine: line,
    nicknameText: text('昵称的原句。Its sentence.'),
    epithets: texts('称号,如 ["贴心人"]。Epithets.'),
    motto: text('座右铭,不带引号。Motto, without quotation marks.'),
    mottoLine: line,
    years: object('任职年数。Years of service.', ['text'], {
      value: number('年数。Number.'),
      text: { type: 'string', description: '原文,如“扎根基层十二载”。As printed.' },
      unit: text('单位,如“载”。Unit.'),
      qualifier: text('约数字。Qualifier.'),
    }),
    startYear: number('哪一年开始。Year of the start.'),
    startYearText: text('原句。Its sentence.'),
    cohort: text('如“80后”。Cohort.'),
    previously: text('以前的工作。Former work.'),
    alsoHolds: texts('兼任,如 ["河长"]。Posts held besides.'),
    alsoHoldsLine: line,
    facts: texts('其他事实。Other facts.'),
    positions: list('任职经历,按时间顺序。Posts held, in order.', position),
    quotes: list('引语。Quotations.', quote),
    stats: list('数字。Numbers.', stat),
    process: object('工作流程。A process in steps.', ['steps'], {
      name: text('流程名称。Name.'),
      steps: texts('步骤。Steps.'),
      separator: text('步骤之间印的符号。What was printed between them.'),
      line,
    }),
    projects: texts('项目。Projects.'),
    honours: texts('荣誉。Honours.'),
    sections: list(
      '正文,分节的。The story in sections.',
      solid(
        object('正文的一节。A section of the story.', ['paragraphs'], {
          heading: text('小标题。Heading.'),
          headingLines: texts('小标题,一行一项。Heading, an item for each printed line.'),
          line,
          paragraphs,
        }),
      ),
    ),
    paragraphs,
    media: list('图片。Pictures.', solid(medium)),
    cue: oneOf(
      '滑动提示。Cue of a reading panel.',
      { type: ['string', 'null'] },
      object('滑动提示。Cue.', ['text'], { text: { type: 'string' }, line }),
    ),
  }),
);

/** JSON Schema (2020-12) of a column document; published as `lanelight/column.schema.json`. */
