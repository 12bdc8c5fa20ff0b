import 'reflect-metadata';
import { Controller, Get, Module, Post } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';

/** What the framework does when there is nothing to do. */

@Controller()
class Hello {
  @Get('hello')
  hello() {
    return { hello: 'world' };
  }

  @Post('journeys/:id/coaching/hold-session')
  hold() {
    return { hello: 'world' };
  }
}

@Module({ controllers: [Hello] })
class App {}

const app = await NestFactory.create(App, new FastifyAdapter(), { logger: ['error'] });
await app.listen(0, '127.0.0.1');
console.log(await app.getUrl());
process.once('SIGTERM', () => process.exit(0));
