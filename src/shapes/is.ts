import { applyDecorators } from '@nestjs/common';
import { ApiProperty } from '@nestjs/swagger';
import { Transform, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsObject,
  ValidateBy,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import type { Kind } from './kinds.js';

/*
 * Validation and documentation of a field in one decorator. They close holes of the libraries beneath: null is not
 * "absent", a scalar is no list, a nested class needs its type twice.
 */

type Limits = { readonly min?: number; readonly max: number };
type Class = () => new () => object;

const check = ({ name, holds, says }: Kind, each: boolean) =>
  ValidateBy(
    { name, validator: { validate: (value) => holds(value), defaultMessage: () => says } },
    { each },
  );

const list = ({ min = 0, max }: Limits) => [
  IsArray({ message: 'must be a list' }),
  ArrayMinSize(min, { message: `must have at least ${min} entries` }),
  ArrayMaxSize(max, { message: `must have at most ${max} entries` }),
];

/** The field is of a kind. */
export const Is = (kind: Kind) => applyDecorators(check(kind, false), ApiProperty(kind.schema));

/** The field is a list of values of a kind. */
export const IsListOf = (kind: Kind, limits: Limits) =>
  applyDecorators(
    ...list(limits),
    check(kind, true),
    ApiProperty({
      type: 'array',
      items: kind.schema as object,
      minItems: limits.min ?? 0,
      maxItems: limits.max,
    }),
  );

/** The field is an object of a class of its own. */
export const IsA = (type: Class) =>
  applyDecorators(
    IsObject({ message: 'must be an object' }),
    ValidateNested({ message: 'must be an object' }),
    Type(type),
    // Swagger takes a function as the way to a class only under the name `type`.
    ApiProperty({ type: () => type() }),
  );

/** The field is a list of objects of a class of their own. */
export const IsListOfA = (type: Class, limits: Limits) =>
  applyDecorators(
    ...list(limits),
    IsObject({ each: true, message: 'must be objects' }),
    ValidateNested({ each: true, message: 'must be objects' }),
    Type(type),
    ApiProperty({ type: () => type(), isArray: true, minItems: limits.min ?? 0, maxItems: limits.max }),
  );

/** The field may be left out; null is not leaving out. */
export const Optional = () => ValidateIf((_, value) => value !== undefined);

/** The field of a query string holds a number. */
export const NumberInQuery = () =>
  Transform(({ value }: { value: unknown }) =>
    typeof value === 'string' && /^-?\d{1,15}$/.test(value) ? Number(value) : value,
  );
