/** What an editor or a filter was measured to keep: of each form, whether it comes out as it went in. */
export interface System {
  name: string;
  keeps: Readonly<Record<KeptForm, boolean>>;
}

export type KeptForm = 'tags' | 'section' | 'quote' | 'link' | 'shortcode' | 'frame' | 'style';

/** The forms in the order of the columns of the table. */
export const keptForms: readonly KeptForm[] = [
  'link',
  'shortcode',
  'quote',
  'section',
  'style',
  'frame',
  'tags',
];

/**
 * Measured with the real packages in their default settings, unless the name says otherwise; 2026-11-21. Each row of
 * marks is in the order of {@link keptForms}.
 */
const measured: readonly (readonly [name: string, marks: string])[] = [
  ['WordPress 6.1(文章 posts)', 'yyyyy--'],
  ['WordPress 6.1(评论 comments)', 'yy-----'],
  ['TinyMCE 8', 'yyyyyy-'],
  ['TinyMCE 8 + custom_elements', 'yyyyyyy'],
  ['CKEditor 5', 'yy-----'],
  ['CKEditor 5 + General HTML Support', 'yyyyyyy'],
  ['UEditor 1.4', 'yyyyyyy'],
  ['UEditor 1.4 + whitList', 'yyy-y--'],
  ['UEditor 1.4 + allowDivTransToP: false', 'yyyyyyy'],
  ['wangEditor 5', 'yy---y-'],
  ['Quill 2', 'y---y--'],
  ['Tiptap 3 StarterKit', 'yy-----'],
  ['DOMPurify 3', 'yyyyy--'],
  ['DOMPurify 3 + CUSTOM_ELEMENT_HANDLING', 'yyyyy-y'],
  ['sanitize-html 2', 'yy-----'],
  ['js-xss 1', 'yy-----'],
  ['GitHub(hast-util-sanitize)', 'yy-----'],
  ['Element.setHTML()', 'yy-----'],
];

export const systems: readonly System[] = measured.map(([name, marks]) => ({
  name,
  keeps: Object.fromEntries(keptForms.map((form, index) => [form, marks[index] === 'y'])) as Record<
    KeptForm,
    boolean
  >,
}));
