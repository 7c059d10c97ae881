import { placeOfCall } from '../place.ts';
import { type OptionsOf, type Panel, type PanelText } from './panel.ts';

export interface TextOptions extends PanelText {
  readonly markdown: string;
}

/** A few words in Markdown. */
export function text(options: TextOptions): Panel {
  const { markdown, ...rest } = options;
  return {
    kind: 'panel',
    type: 'text',
    place: placeOfCall(text),
    key: options.title,
    height: 4,
    source: 'none',
    queries: [],
    ...rest,
    options: {
      code: { language: 'plaintext', showLineNumbers: false, showMiniMap: false },
      content: markdown,
      mode: 'markdown',
    } satisfies OptionsOf<'text'>,
  };
}
