import { Body, Param, Query, Req, Res, type Type } from '@nestjs/common';
import { ApiHeader, ApiParam, ApiResponse, getSchemaPath } from '@nestjs/swagger';
import { ProblemDocument } from './answers.dto.js';
import type { Parameter } from './controller.js';
import { IdPipe } from './validation.js';
import { Who } from './who.js';

/* What routes have in common: their parameters, and what the documentation says of all of them. */

export const id: Parameter = [Param('id', IdPipe), String];
export const who: Parameter = [Who(), Object];
export const request: Parameter = [Req(), Object];
export const reply: Parameter = [Res({ passthrough: true }), Object];
export const body = (type: Type): Parameter => [Body(), type];
export const query = (type: Type): Parameter => [Query(), type];

const problem = (status: number | '4XX' | '5XX', description: string) =>
  ApiResponse({
    status,
    description,
    content: { 'application/problem+json': { schema: { $ref: getSchemaPath(ProblemDocument) } } },
  });

export const idParameter = ApiParam({ name: 'id', schema: { type: 'string', format: 'uuid' } });
export const header = (name: string, description: string) =>
  ApiHeader({ name, description, required: false });

/** What any address may answer. */
export const problems = [
  problem('4XX', 'Refused or not as documented; `code` says which.'),
  problem('5XX', 'Try again; with the same Idempotency-Key nothing happens twice.'),
];

export const always = [
  header('Correlation-Id', 'Ties together what one request sets off; made up when absent.'),
  ...problems,
];
