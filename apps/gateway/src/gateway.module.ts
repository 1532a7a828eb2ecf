import { type DynamicModule, Module } from '@nestjs/common';
import { TwilioController } from './channels/twilio.controller.js';
import { HealthController } from './health/health.controller.js';
import { type GatewayParts, PARTS } from './parts.js';

/** The edge: provider webhooks, probes, the staff API. */
@Module({ controllers: [TwilioController, HealthController] })
class GatewayModule {}

/** @returns the module with the parts it is to work on */
export function gatewayModule(parts: GatewayParts): DynamicModule {
  return { module: GatewayModule, global: true, providers: [{ provide: PARTS, useValue: parts }], exports: [PARTS] };
}
