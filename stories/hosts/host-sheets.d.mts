export const hostSheets: Record<
  'plain' | 'portal' | 'bootstrap' | 'ueditor' | 'wechat' | 'flexible' | 'grey' | 'strict' | 'right',
  string
>;
