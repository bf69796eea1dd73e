/** A node of JSON Schema 2020-12: the part of it that `check-schema.ts` reads. */
export interface SchemaNode {
  $schema?: string;
  $id?: string;
  title?: string;
  /** What the field means and how to mend it, Chinese first, English second: printed with each error. */
  description?: string;
  type?: 'object' | 'array' | 'string' | 'number' | 'boolean';
  const?: unknown;
  enum?: readonly unknown[];
  pattern?: string;
  minLength?: number;
  minItems?: number;
  exclusiveMinimum?: number;
  items?: SchemaNode;
  properties?: Readonly<Record<string, SchemaNode>>;
  required?: readonly string[];
}

const slug = '^[a-z0-9]+(-[a-z0-9]+)*$';

const text = (description: string): SchemaNode => ({ type: 'string', minLength: 1, description });
const texts = (description: string): SchemaNode => ({
  type: 'array',
  description,
  items: { type: 'string', minLength: 1, description },
});
const object = (
  description: string,
  required: readonly string[],
  properties: Record<string, SchemaNode>,
): SchemaNode => ({ type: 'object', description, required, properties });

const credit = object('一条署名。One credit as printed.', ['role', 'separator', 'value'], {
  role: {
    type: 'string',
    description: '职责,如“文”“责编”;印漏了就写空字符串。Role as printed; an empty string where none was.',
  },
  separator: {
    type: 'string',
    description:
      '职责与内容之间印的符号,如“/”“:”“ | ”,没有就写空字符串。What stands between role and value, to the letter.',
  },
  value: text('署名内容,原样保留空格。Value, spaces as printed.'),
  impliedRole: text('印漏的职责,只供机器读取。Role that was meant where none is printed; for machines only.'),
});

const quote = object('一句引语。A quotation.', ['text'], {
  text: text('引语原文,不带引号。The words, without quotation marks.'),
  speaker: text('说话的人。Who said it.'),
  repeated: {
    type: 'boolean',
    description: '正文里也有这句话则写 true,读屏时不再重复。True when the story says the same words.',
  },
  featured: { type: 'boolean', description: '写 true 则显示在人物名片上。True to show it in the profile.' },
});

const stat = object('一个数字。A printed number.', ['printed', 'label'], {
  printed: text('数字短语原样,如“1500余户次”。The phrase as printed.'),
  label: text('数字说的是什么,如“累计走访群众”。What the number counts.'),
  value: text('数值,写成十进制字符串,如“1500”。The value as a decimal string.'),
  unit: text('单位,如“户次”。Unit.'),
  lead: text('数字前的字,如“累计”“连续”。Words before the number.'),
  qualifier: text('约数字,如“余”“多”“来”“内”“近”“约”。Qualifier.'),
  qualifierPosition: {
    enum: ['before-number', 'before-unit', 'after-unit'],
    description:
      '约数字的位置:before-number、before-unit 或 after-unit。Where the qualifier stands: one of these three.',
  },
  from: text('变化前的数值。Value before a change.'),
  fromUnit: text('变化前的单位。Unit before a change.'),
  asOf: text('截止时间,如“截至目前”。As of when.'),
  per: text('频次,如“每季度”。Per what.'),
  note: text('附注。A note.'),
  static: {
    type: 'boolean',
    description: '年龄、编号、公式写 true,不做动画。True for ages, identifiers and formulas.',
  },
  featured: { type: 'boolean', description: '写 true 则显示在人物名片上。True to show it in the profile.' },
});

const medium = object('一张图。A picture.', ['src', 'alt', 'width', 'height'], {
  src: text('图片地址,相对于栏目文件。Address, relative to the document.'),
  alt: text('替代文字:看不见图的人需要知道什么。Text alternative.'),
  width: { type: 'number', exclusiveMinimum: 0, description: '宽度,像素。Width in pixels, above 0.' },
  height: { type: 'number', exclusiveMinimum: 0, description: '高度,像素。Height in pixels, above 0.' },
  caption: text('图片说明。Caption.'),
  credit: text('图片署名。Picture credit.'),
});

const person = object('一位人物。One person.', ['id', 'name', 'posts', 'story'], {
  id: {
    type: 'string',
    pattern: slug,
    description:
      '人物代号,小写字母、数字和连字符,如 "fan-di";计票也用它。Identifier: lower case, digits, hyphens.',
  },
  name: text('姓名,如“范迪”。Name.'),
  surname: text('姓,只在复姓时需要,如“欧阳”。Surname, needed only when it is longer than one character.'),
  posts: {
    type: 'array',
    minItems: 1,
    description: '职务,按印刷顺序,如 ["党委书记", "居委会主任"]。Posts in printed order, at least one.',
    items: text('一个职务。One post.'),
  },
  street: text('街道,如“三条石街道”。Street.'),
  community: text('社区,如“千吉花园社区”。Community.'),
  district: text('区,如“红桥区”。District.'),
  city: text('市,如“天津市”。City.'),
  headingPlace: {
    type: 'array',
    description:
      '标题中依次印出的地名;默认 ["street", "community"]。Places that the heading prints, in order.',
    items: {
      enum: ['city', 'district', 'street', 'community'],
      description: '只能是 city、district、street、community。One of these four.',
    },
  },
  layout: {
    enum: ['card', 'row', 'feature'],
    description: '版式:card、row 或 feature(默认)。Layout: one of these three.',
  },
  nickname: text('昵称,不带引号,如“小范儿”。Nickname, without quotation marks.'),
  epithets: texts('称号,如 ["贴心人"]。Epithets.'),
  motto: quote,
  quotes: { type: 'array', description: '引语。Quotations.', items: quote },
  facts: texts('其他事实,如“80后”。Other facts.'),
  career: {
    type: 'array',
    description: '任职经历,按时间顺序。Posts held, in order.',
    items: object('一段经历;日期可缺。One step; dates may be missing.', [], {
      title: text('职务。Post.'),
      place: text('单位。Where.'),
      from: text('开始时间,如“2010”。From.'),
      to: text('结束时间。To.'),
    }),
  },
  process: object('工作流程。A process in steps.', ['name', 'steps'], {
    name: text('流程名称。Name.'),
    steps: texts('步骤。Steps.'),
  }),
  projects: texts('项目。Projects.'),
  honours: texts('荣誉。Honours.'),
  stats: { type: 'array', description: '数字。Numbers.', items: stat },
  story: {
    type: 'array',
    minItems: 1,
    description: '正文,至少一节。The story, at least one section.',
    items: object('正文的一节。A section of the story.', ['paragraphs'], {
      heading: texts('小标题,一行一项。Heading, an item for each printed line.'),
      paragraphs: texts('段落原文。Paragraphs as printed.'),
    }),
  },
  media: { type: 'array', description: '图片。Pictures.', items: medium },
});

/** JSON Schema (2020-12) of a column document; published as `lanelight/column.schema.json`. */
export const columnSchema: SchemaNode = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Lanelight column document',
  ...object('栏目文件。A column document.', ['version', 'id', 'title', 'people', 'credits'], {
    version: { const: 1, description: '格式版本,目前只有 1。Version of the format: 1.' },
    id: {
      type: 'string',
      pattern: slug,
      description: '栏目代号,小写字母、数字和连字符;也是网页地址。Identifier: lower case, digits, hyphens.',
    },
    lang: text('语言标签(BCP 47),默认 "zh-Hans"。Language tag.'),
    title: text('标题原文,不含栏目名。Title as printed, without the kicker.'),
    titleParts: texts('标题在可换行处切开,连起来须与标题相同。The title, cut where a line may end.'),
    kicker: object('标题前的栏目名。Kicker.', ['text'], {
      text: text('栏目名。Its text.'),
      href: text('栏目首页地址。Its link.'),
      separator: text('与标题之间印的符号,如“|”。What stands before the title.'),
    }),
    abstract: object('摘要。Abstract.', ['text'], {
      label: text('标签,如“摘要”。Label.'),
      separator: text('标签后的符号,如“:”。What follows the label.'),
      text: text('摘要原文,断在句中也照原样。Text, even if it was cut in mid-sentence.'),
    }),
    standfirst: text('导语。Standfirst.'),
    intro: object('开栏语。Editor’s note.', ['paragraphs'], {
      label: text('标签,如“【开栏语】”。Label.'),
      paragraphs: texts('段落。Paragraphs.'),
    }),
    published: object('发布时间。Time of publication.', ['text', 'iso'], {
      text: text('印出的样子,如“2021-12-14 13:26”。As printed.'),
      iso: {
        type: 'string',
        pattern: '^\\d{4}-\\d{2}-\\d{2}(T\\d{2}:\\d{2}(:\\d{2})?(Z|[+-]\\d{2}:\\d{2}))?$',
        description: 'ISO 8601,如 "2021-12-14T13:26:00+08:00"。Date, or date and time with zone.',
      },
    }),
    source: text('来源,间隔号照原样(“•”与“·”不同)。Source, middle dots as printed.'),
    original: text('原创标记,如“原创”。Mark of original reporting.'),
    season: text('届次,如“第三届”。Season.'),
    issuedBy: text('推出单位。Issuing body.'),
    byline: { type: 'array', description: '文前署名。Byline.', items: credit },
    people: {
      type: 'array',
      minItems: 1,
      description: '人物,至少一位。People, at least one.',
      items: person,
    },
    cue: text('滑动提示,如“向下滑动查看”。Cue of a reading panel.'),
    call: object('号召与二维码。Call to action with its link and QR code.', ['href'], {
      question: text('问题。Question.'),
      callToAction: text('号召。Call.'),
      instruction: text('说明原文,网址写在其中。Instruction as printed, with the address in it.'),
      href: {
        type: 'string',
        pattern: '^https?://',
        description: '完整网址,以 http:// 或 https:// 开头。Complete address.',
      },
      qr: { type: 'boolean', description: '是否印有二维码。Whether a QR code was printed.' },
    }),
    campaign: object('点赞活动。Campaign of likes.', ['id', 'title'], {
      id: { type: 'string', pattern: slug, description: '活动代号。Identifier of the campaign.' },
      title: text('活动名称。Title.'),
      board: { type: 'boolean', description: '是否显示排行。Whether to show the ranking.' },
    }),
    credits: {
      type: 'array',
      minItems: 1,
      description:
        '文末署名;转载须保留来源、作者、编辑(《互联网新闻信息服务管理规定》第十五条)。Credits: reprint law asks for them.',
      items: credit,
    },
  }),
};
