import type { Finding } from '../../finding.ts';
import type { Model } from '../../model.ts';
import { parseTemplate } from '../../template/parse.ts';
import type { ModelCheck } from '../check.ts';
import { ofAnnotation } from './model/alert-use.ts';

/** An annotation that prints a constant where the value was meant: `${…}` of TypeScript inside of `{{ }}` of Go. */
export const alertConstant: ModelCheck = {
  id: 'alert-constant',
  run: ({ alerts }: Model): Finding[] =>
    alerts.flatMap((alert) =>
      (['summary', 'description'] as const).flatMap((field) =>
        !alert[field].includes('{{')
          ? []
          : parseTemplate(alert[field]).actions.flatMap(({ keyword, declares, pipeline, start, end }) => {
              if (keyword !== undefined || declares.length > 0 || pipeline[0]?.operands[0]?.kind !== 'number')
                return [];
              const message = 'prints the same number whatever the value is';
              return [ofAnnotation('alert-constant', alert, field, { start, end, message, help: 'write $value' })];
            }),
      ),
    ),
};
