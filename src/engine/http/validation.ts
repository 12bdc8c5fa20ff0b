import { type ArgumentMetadata, Injectable, type PipeTransform, ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { id as idKind } from '../../shapes/kinds.js';
import { type FieldProblem, invalid } from '../problems.js';
import { refuseInherited } from './body.js';
import { isClearlyValid } from './quick-check.js';

const flat = (errors: readonly ValidationError[], above = ''): FieldProblem[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => {
    const path = `${above}${property}`;
    const hints = Object.entries(constraints).map(([name, hint]) =>
      name === 'whitelistValidation' ? 'is not a field of this request' : hint,
    );
    return [...hints.map((hint) => ({ path, hint })), ...flat(children, `${path}.`)];
  });

/** Validates bodies and queries by their class; a body that is no object would slip through the library. */
@Injectable()
export class RequestPipe extends ValidationPipe {
  constructor() {
    super({
      whitelist: true,
      forbidNonWhitelisted: true,
      transform: true,
      validationError: { target: false, value: false },
      exceptionFactory: (errors) => invalid(flat(errors)),
    });
  }

  override async transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    if (metadata.type === 'body' && (typeof value !== 'object' || value === null || Array.isArray(value)))
      throw invalid([{ path: '', hint: 'The body must be a JSON object.' }]);
    // A parameter by its name comes as it is, or not at all.
    if (metadata.type === 'query' && !metadata.data) refuseInherited(Object.keys(value as object));
    const { metatype } = metadata;
    if (metadata.type === 'body' && metatype && isClearlyValid(metatype, value as object))
      return Object.assign(new (metatype as new () => object)(), value);
    return super.transform(value, metadata);
  }
}

/** The id in an address. */
export const IdPipe: PipeTransform<string, string> = {
  transform: (value) => {
    if (!idKind.holds(value)) throw invalid([{ path: 'id', hint: idKind.says }]);
    return value;
  },
};
