// Appointments that a person wants company for. A court date is what the person said, no more.

export const appointmentKinds = ['court-date', 'health', 'school', 'office', 'other'] as const;
export const appointmentStates = ['planned', 'kept', 'not-kept', 'cancelled'] as const;
export const appointmentOutcomes = ['kept', 'not-kept', 'cancelled'] as const;
