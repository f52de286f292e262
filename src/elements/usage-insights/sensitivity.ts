/** How readily a runaway is told. */
export const sensitivities = ['low', 'normal', 'high'] as const;
export type Sensitivity = (typeof sensitivities)[number];

/** False alarms that chance alone brings, for a group and a year. */
export const falseAlarms: Readonly<Record<Sensitivity, number>> = { low: 0.1, normal: 1, high: 5 };
