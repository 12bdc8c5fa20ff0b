import { Controller, Inject, type Type } from '@nestjs/common';
import { CommandBus, QueryBus } from '@nestjs/cqrs';
import { ApiExtraModels, ApiTags } from '@nestjs/swagger';
import { RUNTIME, type Runtime } from '../runtime.js';
import { ProblemDocument } from './answers.dto.js';

/** A controller's instance; the three verbs reach the engine over the buses. */
export interface Served {
  readonly commands: CommandBus;
  readonly queries: QueryBus;
  readonly runtime: Runtime;
}

export type Parameter = readonly [decorator: ParameterDecorator, type: unknown];

export interface Route {
  readonly name: string;
  readonly verb: MethodDecorator;
  readonly parameters: readonly Parameter[];
  readonly documentation: readonly MethodDecorator[];
  readonly run: (served: Served, ...args: never[]) => Promise<unknown>;
}

/**
 * A controller with a method for each route. Methods are named and carry the types of their parameters, as if they
 * had been written by hand: validation and OpenAPI go by both.
 */
export const controller = (name: string, path: string, tag: string, routes: readonly Route[]): Type => {
  const Served = class implements Served {
    constructor(
      readonly commands: CommandBus,
      readonly queries: QueryBus,
      readonly runtime: Runtime,
    ) {}
  };
  Object.defineProperty(Served, 'name', { value: name });
  Reflect.defineMetadata('design:paramtypes', [CommandBus, QueryBus, Object], Served);
  Inject(RUNTIME)(Served, undefined, 2);
  const prototype = Served.prototype as unknown as Record<string, unknown>;
  for (const { name: method, verb, parameters, documentation, run } of routes) {
    const named = {
      async [method](this: Served, ...args: never[]) {
        return run(this, ...args);
      },
    };
    const descriptor = { value: named[method]!, writable: true, configurable: true };
    Object.defineProperty(prototype, method, descriptor);
    Reflect.defineMetadata(
      'design:paramtypes',
      parameters.map(([, type]) => type),
      prototype,
      method,
    );
    parameters.forEach(([decorate], index) => decorate(prototype, method, index));
    for (const decorate of [...documentation, verb]) decorate(prototype, method, descriptor);
  }
  ApiTags(tag)(Served);
  ApiExtraModels(ProblemDocument)(Served);
  Controller(path)(Served);
  return Served;
};
