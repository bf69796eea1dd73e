import { flag, list, needed, object, oneOf, solid, text, texts, type SchemaNode } from './schema-node.js';
import { credit, line, medium, note, paragraphs, raw } from './schema-parts.js';
import { worker } from './schema-worker.js';

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
