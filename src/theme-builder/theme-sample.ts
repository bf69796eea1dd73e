import { html, svg, type TemplateResult } from 'lit';

/** Drawn on the spot, in two greys: no colour of a picture is taken for one of the theme, and no policy forbids it. */
const drawPicture = (name: string): TemplateResult => html`
  <svg class="theme-picture" role="img" aria-label=${name} viewBox="0 0 160 100">
    ${svg`<rect width="160" height="100" fill="#ccc"></rect><path d="M0 80 45 40 80 70 115 30 160 75V100H0z" fill="#888"></path>`}
  </svg>
`;

/** Every element, with words of the column 发现“闪光的你”. Likes stay on this device, and no count is shown. */
export const sample: TemplateResult = html`
  <column-header original>
    <p slot="kicker">红桥区</p>
    <h2 slot="title">发现“闪光的你”</h2>
    <p slot="standfirst">他们的身影穿梭在楼道街巷,用脚步丈量民情。</p>
    <p slot="source">来源:美丽红桥</p>
  </column-header>
  <worker-profile name="张宇" surname="张" layout="feature">
    <h3 slot="heading"><small>三条石街道千吉花园社区党组织书记</small><span>张宇</span></h3>
    <ul slot="tags">
      <li>领头雁</li>
      <li>定心丸</li>
    </ul>
    <p slot="motto">党建引领、多元共治、精细服务、凝聚人心</p>
    <ul slot="stats">
      <li>
        <stat-counter value="140" unit="个" lead="新增" label="电动自行车充电口" static
          >新增<b>140</b>个<span slot="label">电动自行车充电口</span></stat-counter
        >
      </li>
    </ul>
    <p>2018年张宇进入社区工作,七年的时间,他从一名普通社工快速成长为社区工作的“领头雁”,居民心中“定心丸” 。</p>
    <like-button slot="actions" campaign="theme-builder" item="zhang-yu">为张宇点赞</like-button>
  </worker-profile>
  <stat-group label="为小区18栋楼的25个楼门47部电梯都安上了电梯阻止器">
    <stat-counter value="18" unit="栋" label="楼" static
      ><b>18</b>栋<span slot="label">楼</span></stat-counter
    >
    <stat-counter value="25" unit="个" label="楼门" static
      ><b>25</b>个<span slot="label">楼门</span></stat-counter
    >
    <stat-counter value="47" unit="部" label="电梯" static
      ><b>47</b>部<span slot="label">电梯</span></stat-counter
    >
  </stat-group>
  <swipe-gallery label="千吉花园社区">
    ${['集中建设的非机动车充电车棚', '孩子和志愿者整理捐赠的爱心图书'].map(
      (caption) =>
        html`<figure>
          ${drawPicture(caption)}
          <figcaption>${caption} <small class="credit">示意</small></figcaption>
        </figure>`,
    )}
  </swipe-gallery>
  <reading-panel label="千吉花园社区">
    <p>2018年张宇进入社区工作,七年的时间,他从一名普通社工快速成长为社区工作的“领头雁”,居民心中“定心丸” 。</p>
    <p>
      他2022年选任为千吉花园社区党委书记、居委会主任,工作中他秉持“党建引领、多元共治、精细服务、凝聚人心”的宗旨,注重挖掘业委会的辐射带动作用,切实打通了服务群众的最后一米。
    </p>
  </reading-panel>
  <like-board campaign="theme-builder">
    <ol>
      <li data-item="zhang-yu">张宇</li>
      <li data-item="fan-di">范迪</li>
      <li data-item="ye-jie">叶杰</li>
    </ol>
  </like-board>
  <qr-link href="https://example.com/columns/faxian"><p slot="cta">扫一扫,读全部故事</p></qr-link>
  <column-credits>
    <dl>
      <dt>转载注明</dt>
      <dd>美丽红桥</dd>
      <dt>监审</dt>
      <dd>江祥星</dd>
    </dl>
  </column-credits>
`;
