export const COHORTS = { label: 'Cohorts', href: '/cohorts' };
export const INTAKES = { label: 'Intakes', href: '/cohorts/intakes' };
