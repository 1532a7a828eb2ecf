import type { Handler } from '@carethread/dialogue';
import { bookAppointment } from './book-appointment.js';
import { cancelAppointment } from './cancel-appointment.js';
import { confirmAppointment } from './confirm-appointment.js';
import { optIn, optOut } from './consent.js';
import { insurance } from './insurance.js';
import { moveAppointment } from './move-appointment.js';
import { nextAppointment } from './next-appointment.js';
import { openingHours } from './opening-hours.js';
import { pharmacyChange } from './pharmacy-change.js';
import { refillRequest } from './refill-request.js';
import { refillStatus } from './refill-status.js';
import { changeReminder, setReminder } from './set-reminder.js';
import { sideEffect } from './side-effect.js';
import { listReminders, stopReminder } from './stop-reminder.js';
import { verifyIdentity } from './verify-identity.js';

const ALL = [
  ...[bookAppointment, cancelAppointment, confirmAppointment, insurance, moveAppointment, nextAppointment, openingHours],
  ...[optIn, optOut, pharmacyChange, refillRequest, refillStatus, sideEffect, verifyIdentity],
  ...[changeReminder, listReminders, setReminder, stopReminder],
];

/** Every handler, by the name that an intent's file calls it by. */
export const HANDLERS: ReadonlyMap<string, Handler> = new Map(ALL.map((handler) => [handler.name, handler]));
