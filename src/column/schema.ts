/** A node of JSON Schema 2020-12: the part of it that `check-schema.ts` reads. */
export interface SchemaNode {
  $schema?: string;
  $id?: string;
  title?: string;
  /** What the field means and how to mend it, Chinese first, English second: printed with each error. */
  description?: string;
  type?: SchemaType | readonly SchemaType[];
  const?: unknown;
  pattern?: string;
  /** At least a character that is seen: `pattern` says so to other readers of the schema. */
  minLength?: number;
  anyOf?: readonly SchemaNode[];
  items?: SchemaNode;
  properties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
}

export type SchemaType = 'object' | 'array' | 'string' | 'number' | 'boolean' | 'null';

/** Most fields may be missing, and then may be `null` as well. */
const text = (description: string): SchemaNode => ({ type: ['string', 'null'], description });
const texts = (description: string): SchemaNode => ({
  type: ['array', 'null'],
  description,
  items: { type: 'string', description },
});
const number = (description: string): SchemaNode => ({ type: ['number', 'null'], description });
const flag = (description: string): SchemaNode => ({ type: ['boolean', 'null'], description });
const object = (
  description: string,
  required: readonly string[],
  properties: Record<string, SchemaNode>,
): SchemaNode => ({ type: ['object', 'null'], description, required, properties });
const list = (description: string, items: SchemaNode): SchemaNode => ({
  type: ['array', 'null'],
  description,
  items,
});
/** An item of a list, or a document: `null` is none. */
const solid = (node: SchemaNode): SchemaNode => ({ ...node, type: 'object' });
const oneOf = (description: string, ...anyOf: SchemaNode[]): SchemaNode => ({ description, anyOf });
const needed = (description: string): SchemaNode => ({ type: 'string', minLength: 1, description });

const line = number('报纸上的第几行;页面按它排列。Line of the print; the page follows it.');
const raw = text('整行原样;与分开写的不同时以它为准。The whole line as printed; it wins.');
const note = text('附注,不印。A note, not printed.');

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
const paragraphs = list('段落原文,按顺序。Paragraphs as printed.', paragraphItem);

const credit = solid(
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

const medium = object('一张图。A picture.', ['src'], {
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

const worker = solid(
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
export const columnSchema: SchemaNode = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Lanelight column document',
  ...solid(
    object('栏目文件。A column document.', ['id', 'title', 'workers', 'credits'], {
      version: {
        const: 1,
        description: '格式版本,可不写,目前只有 1。Version of the format: 1, or left out.',
      },
      id: needed(
        '栏目代号,小写字母、数字和连字符;也是网页地址。Identifier: lower case, digits, hyphens; the page’s address too.',
      ),
      lang: text('语言标签(BCP 47),默认 "zh-Hans"。Language tag.'),
      title: needed('标题原文,不含栏目名。Title as printed, without the kicker.'),
      titleLine: line,
      titleInBody: text('正文里的栏目名。The title as the text gives it.'),
      titleParts: texts('标题在可换行处切开,连起来须与标题相同。The title, cut where a line may end.'),
      rawTitle: raw,
      kicker: text('标题前的栏目名。Kicker.'),
      kickerSeparator: text('栏目名与标题之间印的符号,如“|”。What stands between kicker and title.'),
      kickerHref: text('栏目首页地址。Address of the kicker’s page.'),
      abstract: oneOf(
        '摘要,写成文字或 {"label", "separator", "text", "line"}。Abstract.',
        { type: ['string', 'null'] },
        object('摘要。Abstract.', ['text'], {
          label: text('标签,如“摘要”。Label.'),
          separator: text('标签后的符号,如“:”。What follows the label.'),
          text: {
            type: 'string',
            description: '摘要原文,断在句中也照原样。Text, even if it was cut in mid-sentence.',
          },
          truncated: flag('印时断在句中。It was cut when printed.'),
          raw,
          line,
        }),
      ),
      standfirst: oneOf(
        '导语,写成文字或 {"text", "line"}。Standfirst.',
        { type: ['string', 'null'] },
        object('导语。Standfirst.', ['text'], { text: { type: 'string' }, line }),
      ),
      intro: oneOf(
        '开栏语:段落的列表,或 {"label", "paragraphs"}。Editor’s note: a list of paragraphs, or with a label.',
        paragraphs,
        object('开栏语。Editor’s note.', ['paragraphs'], {
          label: text('标签,如“【开栏语】”。Label.'),
          line,
          paragraphs,
        }),
      ),
      published: oneOf(
        '发布时间:{"raw": 印出的样子, "iso": ISO 8601},或一个 ISO 日期。Time of publication.',
        { type: ['string', 'null'] },
        object('发布时间。Time of publication.', [], {
          raw: text('印出的样子,如“2021-12-14 13:26”。As printed.'),
          iso: text('ISO 8601,如 "2021-12-14T13:26:00+08:00"。Date, or date and time with zone.'),
          timezoneInferred: flag('时区是推断的。The zone is inferred.'),
          line,
        }),
      ),
      dateline: object('时间、来源所在的一整行。The line of time and source.', ['raw'], {
        raw: { type: 'string', description: '整行原样。The whole line as printed.' },
        line,
      }),
      source: text('来源,间隔号照原样(“•”与“·”不同)。Source, middle dots as printed.'),
      publisher: text('发布单位。Publisher.'),
      original: oneOf(
        '原创标记:true,或 {"flag": true, "text": "原创"}。Mark of original reporting.',
        { type: ['boolean', 'null'] },
        object('原创标记。Mark of original reporting.', [], {
          flag: flag('是否原创。Whether it is.'),
          text: text('印出的字。As printed.'),
          line,
        }),
      ),
      season: text('届次,如“第三届”。Season.'),
      issuedBy: text('推出单位。Issuing body.'),
      district: text('区。District.'),
      city: text('市。City.'),
      cityInference: note,
      organisers: oneOf(
        '指导、主办单位:{"supervisedBy", "organisedBy"},或与署名同样的列表。Organisers.',
        object('指导、主办单位。Organisers.', [], {
          supervisedBy: texts('指导单位。Who supervises.'),
          supervisedText: text('原文。As printed.'),
          organisedBy: texts('主办单位。Who organises.'),
          activity: text('活动。What they organise.'),
          line,
        }),
        list('单位。Organisers.', credit),
      ),
      cover: medium,
      byline: list('文前署名。Byline.', credit),
      workers: {
        type: 'array',
        description: '人物的列表。The people, as a list.',
        items: worker,
      },
      cueText: text('滑动提示,如“向下滑动查看”。Cue of a reading panel.'),
      followUs: object('关注提示。Line that asks to follow the publisher.', [], {
        raw,
        text: text('文字。Its text.'),
        url: text('地址,原样。Address as printed.'),
        line,
      }),
      vote: object('号召与二维码。Call to action with its link and QR code.', [], {
        question: text('问题。Question.'),
        callToAction: text('号召。Call.'),
        instruction: text('说明原文,网址写在其中。Instruction as printed, with the address in it.'),
        url: text('完整网址,以 http:// 或 https:// 开头。Complete address.'),
        qr: flag('是否印有二维码。Whether a QR code was printed.'),
        lines: list('各行的行号。Lines of the print.', { type: 'number' }),
        note,
      }),
      campaign: object('点赞活动。Campaign of likes.', ['id', 'title'], {
        id: needed('活动代号。Identifier of the campaign.'),
        title: needed('活动名称。Title.'),
        board: flag('是否显示排行。Whether to show the ranking.'),
      }),
      credits: {
        type: 'array',
        description:
          '文末署名的列表;转载须保留来源、作者、编辑(《互联网新闻信息服务管理规定》第十五条)。Credits, as a list: reprint law asks for them.',
        items: credit,
      },
      sourceFile: text('原稿文件。File of the original.'),
      rawLines: texts('原稿各行。Lines of the original.'),
    }),
  ),
};
