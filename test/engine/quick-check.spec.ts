import { describe, expect, it } from '@jest/globals';
import { plainToInstance, Transform, Type } from 'class-transformer';
import { getMetadataStorage, IsInt, IsString, validateSync, ValidateNested } from 'class-validator';
import fc from 'fast-check';
import { declared } from '../../src/app.module.js';
import { HoldSession } from '../../src/contexts/journey/coaching/commands.dto.js';
import { isClearlyValid } from '../../src/engine/http/quick-check.js';
import { Is, IsListOf, Optional } from '../../src/shapes/is.js';
import { count, oneOf, text } from '../../src/shapes/kinds.js';

type Class = new () => object;
const AS_THE_PIPE = { whitelist: true, forbidNonWhitelisted: true };

/** What the library makes of a body, or undefined if it objects. */
const library = (type: Class, body: object): object | undefined => {
  const instance = plainToInstance(type, structuredClone(body));
  return validateSync(instance, AS_THE_PIPE).length === 0 ? instance : undefined;
};

class Talk {
  @Is(count(1, 600)) minutes!: number;
  @IsListOf(oneOf(['home', 'work']), { max: 2 }) topics!: string[];
  @Optional() @Is(text(10)) note?: string;
}

const talk = { minutes: 45, topics: ['home'] };
const some: fc.Arbitrary<unknown> = fc.oneof(
  fc.constantFrom(undefined, null, true, 0, 45, 601, 'home', 'note', '', '2021-03-15', 'ar', 'phone'),
  fc.array(fc.constantFrom<unknown>('home', 'work', 'housing', null, 1, ['home'], { a: 1 }), {
    maxLength: 3,
  }),
  fc.constant({ length: 1, 0: 'home' }),
  fc.uuid(),
);

describe('a quick check', () => {
  it('finds nothing wrong with what is right', () => {
    expect(isClearlyValid(Talk, talk)).toBe(true);
    expect(isClearlyValid(Talk, { ...talk, topics: [], note: 'a note' })).toBe(true);
  });

  it.each<[string, object]>([
    ['a missing field', { topics: [] }],
    ['a wrong field', { ...talk, minutes: 0 }],
    ['a wrong entry', { ...talk, topics: ['home', 'elsewhere'] }],
    ['no list', { ...talk, topics: 'home' }],
    ['too many entries', { ...talk, topics: ['home', 'home', 'home'] }],
    ['null', { ...talk, note: null }],
    ['another field', { ...talk, remark: 'a remark' }],
  ])('leaves %s to the library', (_, body) => {
    expect(isClearlyValid(Talk, body)).toBe(false);
    expect(library(Talk, body)).toBeUndefined();
  });

  it('leaves classes with more than simple rules to the library', () => {
    class Typed {
      @IsInt() @Type(() => Number) a!: number;
    }
    class Transformed {
      @IsInt() @Transform(({ value }) => Number(value)) a!: number;
    }
    class Grouped {
      @IsInt({ groups: ['later'] }) a!: number;
    }
    class Nested {
      @ValidateNested() a!: object;
    }
    class Unruly {}
    for (const type of [Typed, Transformed, Grouped, Nested, Unruly])
      expect(isClearlyValid(type, { a: 1 })).toBe(false);
  });

  it('sees the rules that a class inherits', () => {
    class Longer extends Talk {
      @IsString() place!: string;
    }
    expect(isClearlyValid(Longer, { ...talk, place: 'here' })).toBe(true);
    expect(isClearlyValid(Longer, { place: 'here' })).toBe(false);
  });

  const commands = declared.contexts.flatMap(({ chapters }) =>
    chapters.flatMap((chapter) => Object.entries(chapter.commands)),
  );
  const namesOf = (type: Class): string[] => [
    ...new Set(
      getMetadataStorage()
        .getTargetValidationMetadatas(type, '', false, false)
        .map(({ propertyName }) => propertyName),
    ),
  ];

  it.each([['Talk', Talk], ...commands])('never says more of a %s than the library does', (_, type) => {
    const fields = Object.fromEntries(namesOf(type).map((name) => [name, some]));
    const extra = fc.record({ other: some }, { requiredKeys: [] });
    const bodies = fc.tuple(fc.record(fields, { requiredKeys: [] }), extra);
    fc.assert(
      fc.property(bodies, ([body, more]) => {
        const asked = JSON.parse(JSON.stringify({ ...body, ...more })) as object;
        const expected = library(type, asked);
        if (type === Talk) expect(isClearlyValid(type, asked)).toBe(expected !== undefined);
        if (isClearlyValid(type, asked)) expect(Object.assign(new type(), asked)).toEqual(expected);
      }),
      { numRuns: type === Talk ? 1_000 : 50 },
    );
  });

  it('is quick for what comes most often', () => {
    const held = { on: '2021-03-02', ...talk, channel: 'phone', language: 'ar', topics: ['housing'] };
    expect(isClearlyValid(HoldSession, held)).toBe(true);
  });
});
