import { ApiProperty } from '@nestjs/swagger';
import { applyDecorators } from '@nestjs/common';
import { Column, type ColumnOptions, PrimaryColumn } from 'typeorm';

/*
 * Columns of read models: table and documentation in one decorator. Each names its type, since the projector
 * derives its SQL from it.
 */

type Extra = Pick<ColumnOptions, 'nullable'>;

const nullable = (extra: Extra) => (extra.nullable ? { nullable: true } : {});

export const Id = () =>
  applyDecorators(PrimaryColumn({ type: 'uuid' }), ApiProperty({ type: 'string', format: 'uuid' }));
export const Uuid = (extra: Extra = {}) =>
  applyDecorators(
    Column({ type: 'uuid', ...extra }),
    ApiProperty({ type: 'string', format: 'uuid', ...nullable(extra) }),
  );
export const Text = (extra: Extra = {}) =>
  applyDecorators(Column({ type: 'text', ...extra }), ApiProperty({ type: 'string', ...nullable(extra) }));
export const Day = (extra: Extra = {}) =>
  applyDecorators(
    Column({ type: 'date', ...extra }),
    ApiProperty({ type: 'string', format: 'date', ...nullable(extra) }),
  );
export const Whole = (extra: Extra = {}) =>
  applyDecorators(
    Column({ type: 'integer', ...extra }),
    ApiProperty({ type: 'integer', ...nullable(extra) }),
  );
export const Flag = (extra: Extra = {}) =>
  applyDecorators(
    Column({ type: 'boolean', ...extra }),
    ApiProperty({ type: 'boolean', ...nullable(extra) }),
  );
export const Texts = () =>
  applyDecorators(
    Column({ type: 'text', array: true }),
    ApiProperty({ type: 'array', items: { type: 'string' } }),
  );
export const Days = () =>
  applyDecorators(
    Column({ type: 'date', array: true }),
    ApiProperty({ type: 'array', items: { type: 'string', format: 'date' } }),
  );
export const Wholes = () =>
  applyDecorators(
    Column({ type: 'integer', array: true }),
    ApiProperty({ type: 'array', items: { type: 'integer', nullable: true } }),
  );
/** Structured detail of a row. */
export const Detail = () =>
  applyDecorators(
    Column({ type: 'jsonb' }),
    ApiProperty({ type: 'array', items: { type: 'object', additionalProperties: true } }),
  );
/** Structured detail that is one object. */
export const Fields = (extra: Extra = {}) =>
  applyDecorators(
    Column({ type: 'jsonb', ...extra }),
    ApiProperty({ type: 'object', additionalProperties: true, ...nullable(extra) }),
  );
/** A personal value: sealed in the table, opened for a reader who may see it; null when erased or never given. */
export const SealedText = () =>
  applyDecorators(Column({ type: 'jsonb', nullable: true }), ApiProperty({ type: 'string', nullable: true }));
