/** Bundled for the page of the editors. `window.save(name, html, options)` → the HTML that the editor saves. */
import { Editor } from '@tiptap/core';
import StarterKit from '@tiptap/starter-kit';
import {
  BlockQuote,
  Bold,
  ClassicEditor,
  Essentials,
  GeneralHtmlSupport,
  Heading,
  ImageBlock,
  ImageCaption,
  Italic,
  Link,
  List,
  Paragraph,
  Table,
} from 'ckeditor5';
import DOMPurify from 'dompurify';

const place = () => {
  const box = document.createElement('div');
  box.id = 'editor';
  document.body.append(box);
  return box;
};

const plugins = [
  Essentials,
  Paragraph,
  Heading,
  Bold,
  Italic,
  Link,
  List,
  BlockQuote,
  Table,
  ImageBlock,
  ImageCaption,
];

async function throughCkeditor(html, more = {}) {
  const { extraPlugins = [], ...options } = more;
  const editor = await ClassicEditor.create(place(), {
    licenseKey: 'GPL',
    plugins: [...plugins, ...extraPlugins],
    ...options,
  });
  editor.setData(html);
  const saved = editor.getData();
  await editor.destroy();
  return saved;
}

async function throughTinymce(html, options = {}) {
  place();
  const [editor] = await window.tinymce.init({
    selector: '#editor',
    license_key: 'gpl',
    base_url: '/node_modules/tinymce',
    suffix: '.min',
    plugins: 'link lists table image code',
    ...options,
  });
  editor.setContent(html);
  const saved = editor.getContent();
  editor.remove();
  return saved;
}

const engines = {
  TinyMCE: (html) => throughTinymce(html),
  'TinyMCE +': (html, { tinymce }) => throughTinymce(html, tinymce),
  'CKEditor 5': (html) => throughCkeditor(html),
  'CKEditor 5 +': (html, { ckeditor }) =>
    throughCkeditor(html, { ...ckeditor, extraPlugins: [GeneralHtmlSupport] }),
  Quill(html) {
    const quill = new window.Quill(place());
    quill.clipboard.dangerouslyPasteHTML(html);
    return quill.getSemanticHTML();
  },
  wangEditor(html) {
    place();
    const editor = window.wangEditor.createEditor({ selector: '#editor', html: '<p><br></p>' });
    editor.setHtml(html);
    const saved = editor.getHtml();
    editor.destroy();
    return saved;
  },
  Tiptap(html) {
    const editor = new Editor({ element: place(), extensions: [StarterKit], content: html });
    const saved = editor.getHTML();
    editor.destroy();
    return saved;
  },
  DOMPurify: (html) => DOMPurify.sanitize(html),
  'DOMPurify +': (html, { dompurify }) => DOMPurify.sanitize(html, dompurify),
  'setHTML()'(html) {
    const box = document.createElement('div');
    box.setHTML(html);
    return box.innerHTML;
  },
};

window.save = async (name, html, snippets) => {
  const options = Object.fromEntries(
    // The snippets are texts of docs/cms, evaluated in this page as they would be in the reader's.
    Object.entries(snippets).map(([key, code]) => [key, new Function(`return ${code}`)()]),
  );
  try {
    return await engines[name](html, options);
  } finally {
    document.querySelectorAll('body > *').forEach((each) => each.remove());
  }
};
