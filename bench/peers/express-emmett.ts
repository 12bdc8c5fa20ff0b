import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { CommandHandler } from '@event-driven-io/emmett';
import { getPostgreSQLEventStore } from '@event-driven-io/emmett-postgresql';
import {
  Body,
  Controller,
  Headers,
  Module,
  NotFoundException,
  Param,
  Post,
  UnauthorizedException,
  ValidationPipe,
} from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import {
  ArrayMaxSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsOptional,
  IsString,
  Matches,
  Max,
  MaxLength,
  Min,
} from 'class-validator';
import pg from 'pg';

/** The same two commands as one would write them with Nest's defaults and emmett; no sealing, no hash chain. */

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const CHANNELS = ['phone', 'office', 'home', 'online'];

class RegisterParticipant {
  @IsString() @MaxLength(200) familyName!: string;
  @IsOptional() @IsString() @MaxLength(200) givenName?: string;
  @Matches(DAY) birthDate!: string;
  @IsIn(['female', 'male', 'diverse', 'unknown']) sex!: string;
  @IsString() @MaxLength(100) municipality!: string;
  @Matches(/^[a-z]{2,3}$/) motherTongue!: string;
  @IsBoolean() interpreterNeeded!: boolean;
}

class HoldSession {
  @Matches(DAY) on!: string;
  @IsInt() @Min(1) @Max(600) minutes!: number;
  @IsIn(CHANNELS) channel!: string;
  @Matches(/^[a-z]{2,3}$/) language!: string;
  @IsOptional() @IsBoolean() interpreter?: boolean;
  @IsArray() @ArrayMaxSize(10) @IsString({ each: true }) topics!: string[];
  @IsOptional() @IsString() @MaxLength(4000) note?: string;
}

interface Journey {
  readonly registered: boolean;
  readonly sessionsHeld: number;
}

const pool = new pg.Pool({ connectionString: process.argv[2], max: 20 });
const store = getPostgreSQLEventStore(process.argv[2]!, { connectionOptions: { pool } });

const handle = CommandHandler<Journey, { type: string; data: Record<string, unknown> }>({
  initialState: () => ({ registered: false, sessionsHeld: 0 }),
  evolve: (state, { type }) =>
    type === 'ParticipantRegistered'
      ? { ...state, registered: true }
      : { ...state, sessionsHeld: state.sessionsHeld + 1 },
});

const metaOf = (actor: string | undefined) => {
  if (!actor) throw new UnauthorizedException();
  return {
    actor: { id: actor, role: 'case-worker', unit: 'development' },
    commandId: randomUUID(),
    correlationId: randomUUID(),
    legalBasis: 'Art. 6(1)(e) GDPR',
  };
};

@Controller('journeys')
class Journeys {
  @Post()
  async register(@Body() data: RegisterParticipant, @Headers('actor') actor?: string) {
    const id = randomUUID();
    const metadata = metaOf(actor);
    const event = { type: 'ParticipantRegistered', data: { ...data }, metadata };
    const { nextExpectedStreamVersion } = await handle(store, `journey-${id}`, () => event);
    return { id, commandId: metadata.commandId, version: Number(nextExpectedStreamVersion) };
  }

  @Post(':id/coaching/hold-session')
  async hold(@Param('id') id: string, @Body() data: HoldSession, @Headers('actor') actor?: string) {
    const metadata = metaOf(actor);
    const { nextExpectedStreamVersion } = await handle(store, `journey-${id}`, ({ registered }) => {
      if (!registered) throw new NotFoundException();
      return { type: 'SessionHeld', data: { ...data, session: metadata.commandId, coach: actor }, metadata };
    });
    return { id, commandId: metadata.commandId, version: Number(nextExpectedStreamVersion) };
  }
}

@Module({ controllers: [Journeys] })
class App {}

await store.schema.migrate();
const app = await NestFactory.create(App, { logger: ['error'] });
app.useGlobalPipes(new ValidationPipe({ whitelist: true, forbidNonWhitelisted: true, transform: true }));
await app.listen(0, '127.0.0.1');
console.log(await app.getUrl());
process.once('SIGTERM', () => process.exit(0));
