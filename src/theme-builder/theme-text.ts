import { pick, type Language, type Text } from '../builder/two-languages.js';
import type { ColourName } from './draft-theme.js';

const texts = {
  title: ['主题工坊', 'Theme builder'],
  lead: [
    '选颜色,马上看到全部元件;对比度不够的地方逐条说明;满意了把样式复制走。内容不离开这台电脑。',
    'Choose colours and see every element in them at once; be told each contrast that fails; copy the sheet. Nothing leaves this computer.',
  ],
  language: ['English', '中文'],
  start: ['从现成的主题开始', 'Start from a theme'],
  colours: ['颜色', 'Colours'],
  strong: ['大字版和“提高对比度”用的颜色(7:1)', 'Colours of elder mode and of more contrast (7:1)'],
  shape: ['形状', 'Shape'],
  radius: ['圆角', 'Corners'],
  space: ['间距', 'Space'],
  hex: ['十六进制', 'hexadecimal'],
  invalid: ['请写成 #rrggbb 或 #rgb', 'Write #rrggbb or #rgb'],
  faults: ['对比度', 'Contrast'],
  sound: [
    '每一处都够:文字 4.5:1,控件 3:1,大字版文字 7:1。',
    'Every pair will do: text 4.5:1, controls 3:1, elder text 7:1.',
  ],
  on: ['配', 'on'],
  least: ['至少', 'at least'],
  elder: ['大字版', 'elder'],
  control: ['控件的边和焦点框', 'borders of controls, ring of focus'],
  mend: ['改成', 'Change to'],
  preview: ['全部元件', 'All elements'],
  elderMode: ['大字版', 'Elder mode'],
  greyMode: ['灰色(哀悼日)', 'Grey (days of mourning)'],
  css: ['样式', 'Sheet'],
  copy: ['复制样式', 'Copy the sheet'],
  copied: ['已复制', 'Copied'],
  notCopied: ['已选中,请按 Ctrl+C 复制', 'Selected: press Ctrl+C'],
  where: [
    '放在 lanelight.css 之后;没写的变量用默认值。',
    'Link it after lanelight.css; what it leaves out keeps its default.',
  ],
} satisfies Record<string, Text>;

const colours: Record<ColourName, Text> = {
  ink: ['正文', 'Text'],
  'ink-muted': ['说明文字', 'Explanations'],
  'ink-faint': ['署名、提示', 'Credits, cues'],
  paper: ['页面底色', 'Page'],
  surface: ['分块底色', 'Set-off block'],
  rule: ['细线', 'Hairlines'],
  accent: ['强调色', 'Accent'],
  'on-accent': ['强调色上的字', 'Text on the accent'],
  tint: ['强调色的淡底', 'Tint of the accent'],
};

export type TextName = keyof typeof texts;

export function say(name: TextName, language: Language): string {
  return pick(texts[name], language);
}

export function nameColour(name: ColourName, language: Language): string {
  return pick(colours[name], language);
}
