/** One thing that the two newspapers printed, and where it has its place. */
export interface Device {
  /** Its number in the inventory of the two columns. */
  row: number;
  /** What it is called; its story has the name too. */
  name: string;
  tag: 'worker-profile' | 'column-header' | 'column-credits' | 'reading-panel';
  /** `slot`, `attribute` and their names; the default slot has none. */
  place: readonly (readonly [kind: 'slot' | 'attribute', name: string])[];
  /** What a reader gets of it, as printed, each once. */
  printed: readonly string[];
  markup: string;
}

const title = '<h1 slot="title">“小巷总理”张艳:细心、耐心、用心做好社区工作</h1>';
const header = (content: string, attributes = ''): string =>
  `<column-header ${attributes}>${content}</column-header>`;
const profile = (content: string, attributes = 'name="范迪"'): string =>
  `<worker-profile ${attributes}>${content}</worker-profile>`;
const credits = (content: string): string => `<column-credits><ul><li>${content}</li></ul></column-credits>`;
const list = (slot: string, label: string, items: readonly string[], tag = 'ul'): string =>
  `<div slot="${slot}"><strong>${label}</strong><${tag}>${items.map((item) => `<li>${item}</li>`).join('')}</${tag}></div>`;

/** Those of the printed devices that these elements show; 40 and 41, the call to vote, are `<like-button>`'s and `<qr-link>`'s. */
export const inventory: readonly Device[] = [
  {
    row: 1,
    name: '栏目名',
    tag: 'column-header',
    place: [
      ['slot', 'kicker'],
      ['attribute', 'kicker'],
      ['attribute', 'kicker-href'],
    ],
    printed: ['寻找最美社区工作者'],
    markup: header(`<p slot="kicker"><a href="#column">寻找最美社区工作者</a><span> | </span></p>${title}`),
  },
  {
    row: 2,
    name: '标题',
    tag: 'column-header',
    place: [['slot', 'title']],
    printed: ['“小巷总理”张艳:细心、耐心、用心做好社区工作'],
    markup: header(title),
  },
  {
    row: 3,
    name: '没有栏目名的标题',
    tag: 'column-header',
    place: [['slot', 'title']],
    printed: ['发现“闪光的你”'],
    markup: header('<h1 slot="title">发现“闪光的你”</h1>'),
  },
  {
    row: 4,
    name: '正文里的栏目名',
    tag: 'column-header',
    place: [['slot', 'intro']],
    printed: ['红桥区推出【发现“闪光的你”】专栏'],
    markup: header(`${title}<div slot="intro"><p>红桥区推出【发现“闪光的你”】专栏</p></div>`),
  },
  {
    row: 5,
    name: '摘要',
    tag: 'column-header',
    place: [['slot', 'abstract']],
    printed: ['摘要:', '社区工作者扎'],
    markup: header(
      `<p slot="abstract"><b>摘要</b>:在我们身边,有这样一群人。为充分展现社区工作者扎</p>${title}`,
    ),
  },
  {
    row: 6,
    name: '导语',
    tag: 'column-header',
    place: [['slot', 'standfirst']],
    printed: ['羊城晚报深入广州各大社区,'],
    markup: header(`${title}<p slot="standfirst">羊城晚报深入广州各大社区,挖掘典型故事。</p>`),
  },
  {
    row: 7,
    name: '开栏语',
    tag: 'column-header',
    place: [['slot', 'intro']],
    printed: ['【开栏语】', '在广州的基层治理工作中', 'TA们有一个共同的名字'],
    markup: header(
      `${title}<details slot="intro" open><summary>【开栏语】</summary><p>在广州的基层治理工作中,有一群人。</p><p>TA们有一个共同的名字——社区工作者。</p></details>`,
    ),
  },
  {
    row: 8,
    name: '没有标签的引言',
    tag: 'column-header',
    place: [['slot', 'intro']],
    printed: ['在我们身边,有这样一群人'],
    markup: header(`${title}<div slot="intro"><p>在我们身边,有这样一群人。</p></div>`),
  },
  {
    row: 9,
    name: '日期和时间',
    tag: 'column-header',
    place: [
      ['slot', 'published'],
      ['attribute', 'published'],
    ],
    printed: ['2021-12-14 13:26'],
    markup: header(
      `${title}<time slot="published" datetime="2021-12-14T13:26+08:00">2021-12-14 13:26</time>`,
    ),
  },
  {
    row: 10,
    name: '来源(间隔号照印)',
    tag: 'column-header',
    place: [
      ['slot', 'source'],
      ['attribute', 'source'],
    ],
    printed: ['羊城晚报\u2022羊城派'],
    markup: header(title, 'source="羊城晚报\u2022羊城派"'),
  },
  {
    row: 11,
    name: '原创',
    tag: 'column-header',
    place: [
      ['slot', 'original'],
      ['attribute', 'original'],
    ],
    printed: ['原创'],
    markup: header(title, 'original'),
  },
  {
    row: 12,
    name: '没有日期、没有署名',
    tag: 'column-header',
    place: [['slot', 'title']],
    printed: ['发现“闪光的你”'],
    markup: header('<h1 slot="title">发现“闪光的你”</h1>'),
  },
  {
    row: 13,
    name: '署名:文',
    tag: 'column-header',
    place: [['slot', 'byline']],
    printed: ['文/羊城晚报全媒体记者\u00a0符畅'],
    markup: header(
      `${title}<ul slot="byline"><li><span>文</span><span>/</span>羊城晚报全媒体记者\u00a0符畅</li></ul>`,
    ),
  },
  {
    row: 14,
    name: '署名:角色空着',
    tag: 'column-header',
    place: [['slot', 'byline']],
    printed: ['/受访者供图'],
    markup: header(`${title}<ul slot="byline"><li><span>/</span>受访者供图</li></ul>`),
  },
  {
    row: 15,
    name: '署名:海报',
    tag: 'column-header',
    place: [['slot', 'byline']],
    printed: ['海报/羊城晚报全媒体记者\u00a0陈倩'],
    markup: header(
      `${title}<ul slot="byline"><li><span>海报</span><span>/</span>羊城晚报全媒体记者\u00a0陈倩</li></ul>`,
    ),
  },
  {
    row: 16,
    name: '指导单位和届次',
    tag: 'column-header',
    place: [
      ['slot', 'organisers'],
      ['slot', 'season'],
      ['attribute', 'season'],
    ],
    printed: ['指导单位:广州市文明办、广州市民政局', '主办单位:羊城晚报报业集团', '第三届'],
    markup: header(
      `${title}<ul slot="organisers"><li><span>指导单位</span><span>:</span>广州市文明办、广州市民政局</li><li><span>主办单位</span><span>:</span>羊城晚报报业集团</li></ul>`,
      'season="第三届"',
    ),
  },
  {
    row: 17,
    name: '发布单位',
    tag: 'column-header',
    place: [
      ['slot', 'issued-by'],
      ['attribute', 'issued-by'],
    ],
    printed: ['红桥区'],
    markup: header(title, 'issued-by="红桥区"'),
  },
  {
    row: 18,
    name: '对读者说的话',
    tag: 'column-header',
    place: [['slot', 'intro']],
    printed: ['敬请广大读者垂注!'],
    markup: header(`${title}<div slot="intro"><p>敬请广大读者垂注!</p></div>`),
  },
  {
    row: 19,
    name: '街道、社区、职务、姓名连写',
    tag: 'worker-profile',
    place: [
      ['attribute', 'street'],
      ['attribute', 'community'],
      ['attribute', 'post'],
      ['attribute', 'name'],
    ],
    printed: ['三条石街道千吉花园社区党组织书记张宇'],
    markup: profile('', 'street="三条石街道" community="千吉花园社区" post="党组织书记" name="张宇"'),
  },
  {
    row: 20,
    name: '全称',
    tag: 'worker-profile',
    place: [
      ['attribute', 'city'],
      ['attribute', 'district'],
      ['slot', 'heading'],
    ],
    printed: ['广州市越秀区东山街新河浦社区党委书记、居委会主任张艳'],
    markup: profile(
      '',
      'city="广州市" district="越秀区" street="东山街" community="新河浦社区" post="党委书记、居委会主任" name="张艳"',
    ),
  },
  {
    row: 21,
    name: '两个职务',
    tag: 'worker-profile',
    place: [
      ['attribute', 'post'],
      ['slot', 'post'],
    ],
    printed: ['社区党委书记、居委会主任'],
    markup: profile('', 'post="社区党委书记、居委会主任" name="张宇"'),
  },
  {
    row: 22,
    name: '任职年数',
    tag: 'worker-profile',
    place: [
      ['attribute', 'years'],
      ['slot', 'years'],
    ],
    printed: ['扎根基层十二载'],
    markup: profile('<p slot="years">扎根基层十二载</p>'),
  },
  {
    row: 23,
    name: '起始年份、后来的任命',
    tag: 'worker-profile',
    place: [['slot', 'career']],
    printed: ['2018', '普通社工', '2022'],
    markup: profile(
      list(
        'career',
        '任职',
        ['<time>2018</time> 普通社工', '<time>2022</time> 千吉花园社区党委书记、居委会主任'],
        'ol',
      ),
    ),
  },
  {
    row: 24,
    name: '做过的职务(没有年份)',
    tag: 'worker-profile',
    place: [['slot', 'career']],
    printed: ['德源里社区党务副书记', '五羊南社区', '达道北社区', '新河浦社区'],
    markup: profile(
      list('career', '任职', ['德源里社区党务副书记', '五羊南社区', '达道北社区', '新河浦社区'], 'ol'),
      'name="张艳"',
    ),
  },
  {
    row: 25,
    name: '兼任',
    tag: 'worker-profile',
    place: [['slot', 'facts']],
    printed: ['社区网格员和河长'],
    markup: profile(list('facts', '兼任', ['社区网格员和河长']), 'name="张艳"'),
  },
  {
    row: 26,
    name: '年代、以前的工作',
    tag: 'worker-profile',
    place: [['slot', 'facts']],
    printed: ['“80后”', '曾就职于企业'],
    markup: profile(list('facts', '其他', ['“80后”', '曾就职于企业']), 'name="张艳"'),
  },
  {
    row: 27,
    name: '昵称',
    tag: 'worker-profile',
    place: [
      ['attribute', 'nickname'],
      ['slot', 'nickname'],
    ],
    printed: ['小范儿'],
    markup: profile('<p slot="nickname">小范儿</p>'),
  },
  {
    row: 28,
    name: '称号',
    tag: 'worker-profile',
    place: [['slot', 'tags']],
    printed: ['贴心人', '主心骨', '排险员', '万能工', '守夜人', '民生勤务兵'],
    markup: profile(
      '<ul slot="tags"><li>贴心人</li><li>主心骨</li><li>排险员</li><li>万能工</li><li>守夜人</li><li>民生勤务兵</li></ul>',
    ),
  },
  {
    row: 29,
    name: '座右铭',
    tag: 'worker-profile',
    place: [
      ['attribute', 'motto'],
      ['slot', 'motto'],
    ],
    printed: ['党建引领、多元共治、精细服务、凝聚人心'],
    markup: profile(
      '<blockquote slot="motto">党建引领、多元共治、精细服务、凝聚人心</blockquote>',
      'name="张宇"',
    ),
  },
  {
    row: 30,
    name: '引语和说话的人',
    tag: 'worker-profile',
    place: [['slot', 'quote']],
    printed: ['邻里要和睦', '叶杰说。'],
    markup: profile(
      '<figure slot="quote"><blockquote>邻里要和睦</blockquote><figcaption>叶杰说。</figcaption></figure>',
      'name="叶杰"',
    ),
  },
  {
    row: 31,
    name: '别人的话',
    tag: 'worker-profile',
    place: [['slot', 'quote']],
    printed: ['小范辛苦了', '网格群'],
    markup: profile(
      '<figure slot="quote"><blockquote>小范辛苦了</blockquote><figcaption>网格群</figcaption></figure>',
    ),
  },
  {
    row: 32,
    name: '两行小标题',
    tag: 'worker-profile',
    place: [['slot', '']],
    printed: ['解决社区群众的', '“小事”、“难事”、“具体事”'],
    markup: profile(
      '<h2 slot="heading">张艳</h2><h3>解决社区群众的<br>“小事”、“难事”、“具体事”</h3><p>张艳是“80后”。</p>',
      'name="张艳"',
    ),
  },
  {
    row: 33,
    name: '以……结尾的导语',
    tag: 'worker-profile',
    place: [['slot', '']],
    printed: ['动员社区多种资源共同参与社区治理……'],
    markup: profile('<p>动员社区多种资源共同参与社区治理……</p>', 'name="张艳"'),
  },
  {
    row: 34,
    name: '一件事',
    tag: 'worker-profile',
    place: [['slot', '']],
    printed: ['90多岁的陆婆婆'],
    markup: profile('<p>90多岁的陆婆婆独自在家。</p>', 'name="张艳"'),
  },
  {
    row: 35,
    name: '流程',
    tag: 'worker-profile',
    place: [['slot', 'process']],
    printed: ['急难愁盼问题提议', '居民评议结果'],
    markup: profile(
      list('process', '流程', ['急难愁盼问题提议', '社区两委商议', '居民评议结果'], 'ol'),
      'name="叶杰"',
    ),
  },
  {
    row: 36,
    name: '项目',
    tag: 'worker-profile',
    place: [['slot', 'projects']],
    printed: ['“爱流转 心汇集”', '“1+3”', '“白+黑”', '“党建+志愿服务”'],
    markup: profile(
      list('projects', '项目', ['“爱流转 心汇集”', '“1+3”处置机制', '“白+黑”错时工作法', '“党建+志愿服务”']),
    ),
  },
  {
    row: 37,
    name: '荣誉',
    tag: 'worker-profile',
    place: [['slot', 'honours']],
    printed: ['天津市儿童友好社区'],
    markup: profile(list('honours', '荣誉', ['天津市儿童友好社区']), 'name="张宇"'),
  },
  {
    row: 38,
    name: '向下滑动查看',
    tag: 'reading-panel',
    place: [
      ['slot', ''],
      ['attribute', 'cue'],
      ['attribute', 'label'],
    ],
    printed: ['向下滑动查看', '扎根基层十二载'],
    markup: `<reading-panel label="范迪"><p>扎根基层十二载。</p>${'<p>在急难险重任务面前,范迪总是冲锋在前。</p>'.repeat(60)}</reading-panel>`,
  },
  {
    row: 39,
    name: '关注我们',
    tag: 'column-header',
    place: [['slot', 'follow']],
    printed: ['更多新闻资讯,请关注羊城派 pai.ycwb.com'],
    markup: header(
      `${title}<p slot="follow">(更多新闻资讯,请关注羊城派 <a href="https://pai.ycwb.com" translate="no">pai.ycwb.com</a>)</p>`,
    ),
  },
  {
    row: 42,
    name: '转载注明',
    tag: 'column-credits',
    place: [['slot', '']],
    printed: ['转载注明美丽红桥'],
    markup: credits('<span>转载注明</span>美丽红桥'),
  },
  {
    row: 43,
    name: '监审',
    tag: 'column-credits',
    place: [['slot', '']],
    printed: ['监审:江祥星'],
    markup: credits('<span>监审</span><span>:</span>江祥星'),
  },
  {
    row: 44,
    name: '来源和它的分隔号',
    tag: 'column-credits',
    place: [['slot', '']],
    printed: ['来源:美丽红桥', '来源 | 羊城晚报\u00b7羊城派'],
    markup:
      '<column-credits><ul><li><span>来源</span><span>:</span>美丽红桥</li><li><span>来源</span><span> | </span>羊城晚报\u00b7羊城派</li></ul></column-credits>',
  },
  {
    row: 45,
    name: '责编',
    tag: 'column-credits',
    place: [['slot', '']],
    printed: ['责编 | 陈倩'],
    markup: credits('<span>责编</span><span> | </span>陈倩'),
  },
  {
    row: 46,
    name: '不成对的引号照印',
    tag: 'worker-profile',
    place: [['slot', '']],
    printed: ['“议出来"'],
    markup: profile('<p>把办法“议出来"。</p>', 'name="叶杰"'),
  },
];

/** The device with this number. */
export function deviceOf(row: number): Device {
  const device = inventory.find((each) => each.row === row);
  if (!device) throw new Error(`The inventory has no row ${row}.`);
  return device;
}
