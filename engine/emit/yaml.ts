import { Document, Scalar, visit } from 'yaml';

/**
 * YAML that reviews well and parses the same everywhere: no anchors, no folded lines, `yes`, `on` and the
 * like quoted (YAML 1.1), a text of several lines as a literal block, one property a line.
 */
export function yamlText(value: unknown, comment?: string): string {
  const document = new Document(value, { version: '1.1', aliasDuplicateObjects: false, directives: false } as never);
  visit(document, {
    Scalar(_key, node) {
      if (typeof node.value !== 'string') return;
      if (node.value.includes('\n')) node.type = Scalar.BLOCK_LITERAL;
      // A number to YAML 1.2 and to Go, which the library does not quote for 1.1.
      else if (/^[-+]?0o/.test(node.value)) node.type = Scalar.QUOTE_DOUBLE;
    },
  });
  if (comment !== undefined) document.commentBefore = comment.replace(/^/gm, ' ');
  return document.toString({ lineWidth: 0, directives: false } as never);
}
