// Cockpit's configuration, in place of the one that it comes with.
export default {
  app: {
    name: 'Cockpit',
    vendor: 'Service Exchange'
  },
  customScripts: ['scripts/onboarding/dashboard.js', 'scripts/onboarding/instance.js', 'scripts/onboarding/definition.js']
};
