module.exports = {
  root: true,
  plugins: ['@typescript-eslint'],
  overrides: require('./.eslintrc.walls').overrides,
};
