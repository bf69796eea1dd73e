import { css } from 'lit';

// Made from tokens/lanelight.tokens.json by `npm run tokens`: change it there.

/**
 * The theme variables that every element reads, each with the literal of the default theme `daily`, so that an
 * element looks right with no stylesheet loaded. They are fragments to interpolate, never values set on `:host`:
 * a value there would beat a page's `:root {}`.
 */
export const theme = {
  /** Songti: what is said (titles, names, mottoes, numbers). */
  serif: css`var(--lane-font-serif, 'Noto Serif CJK SC', 'Source Han Serif SC', 'Songti SC', STSong, SimSun, serif)`,
  /** Heiti: what is explained (posts, labels, captions). */
  sans: css`var(--lane-font-sans, 'Noto Sans CJK SC', 'PingFang SC', 'Microsoft YaHei', system-ui, sans-serif)`,
  /** Kaiti: nicknames only. */
  kai: css`var(--lane-font-kai, 'Kaiti SC', KaiTi, STKaiti, 'Noto Serif CJK SC', serif)`,
  /** One step of space. */
  space: css`var(--lane-space, 0.5em)`,
  /** Size of labels, captions and credits: in elder mode that of the text. */
  small: css`var(--lane-small, 0.875em)`,
  /** Corners; a broadsheet has none. */
  radius: css`var(--lane-radius, 0)`,
  /** The least size of a control. */
  target: css`var(--lane-target, 44px)`,
  /** Whether things stand side by side where there is room: `1`, or `0` for one column, as elder mode has it. */
  beside: css`var(--lane-beside, 1)`,
  /** Length of a transition; `0s` turns motion off. */
  duration: css`var(--lane-duration, 200ms)`,
  /** Text. */
  ink: css`var(--lane-ink, #1b1a18)`,
  /** Text that explains: posts, labels, captions. Contrast ≥ 7:1 on paper. */
  inkMuted: css`var(--lane-ink-muted, #55504a)`,
  /** Text of least weight: credits, cues. Contrast ≥ 4.5:1 on paper. */
  inkFaint: css`var(--lane-ink-faint, #6b665f)`,
  /** Background of the page. */
  paper: css`var(--lane-paper, #fffdf9)`,
  /** Background of a set-off block. */
  surface: css`var(--lane-surface, #f6f1e8)`,
  /** Hairlines. */
  rule: css`var(--lane-rule, #ddd5c7)`,
  /** The one accent: press red. */
  accent: css`var(--lane-accent, #a61b1f)`,
  /** Text on the accent. */
  onAccent: css`var(--lane-on-accent, #fff)`,
  /** A breath of the accent, behind a drawn initial. */
  tint: css`var(--lane-tint, #f9ece6)`,
} as const;
