import { valuesOf } from '../../values-of.test.helper.js';

const resource = {
  resourceType: 'Patient',
  active: true,
  birthDate: '1970-06',
  deceasedDateTime: '2024-02-29T12:30:00+01:00',
  multipleBirthInteger: 2,
  name: [{ given: ['Ann', 'Bo'], _family: { id: 'f' } }],
};

describe('iif', () => {
  test.each([
    { expression: "iif(true, 'a', 'b')", values: ['a'] },
    { expression: "iif(false, 'a', 'b')", values: ['b'] },
    { expression: "iif({}, 'a', 'b')", values: ['b'] },
    { expression: "iif(false, 'a')", values: [] },
    {
      expression: "iif(active, name.given, 'none')",
      values: ['at Patient.name[0].given[0]', 'at Patient.name[0].given[1]'],
    },
    { expression: "iif(true, 'a', name.single() + 1)", values: ['a'] },
    { expression: "birthDate.iif($this < @1980, 'old', 'young')", values: ['old'] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});

describe('aggregate', () => {
  test.each([
    { expression: '(1 | 2 | 3).aggregate($total + $this, 0)', values: [6] },
    { expression: '(1 | 2 | 3).aggregate($total + $this)', values: [] },
    { expression: "name.given.aggregate($total & $this, '')", values: ['AnnBo'] },
    {
      expression: '(5 | 3 | 4).aggregate(iif($total.empty() or $this < $total, $this, $total))',
      values: [3],
    },
    { expression: '(1 | 2).aggregate($total | ($this + $index), {})', values: [1, 3] },
    { expression: '{}.aggregate($total + $this, 7)', values: [7] },
    { expression: '(1 | 2).aggregate($total + (3 | 4).aggregate($total + $this, 0), 0)', values: [14] },
  ])('$expression', ({ expression, values }) => {
    expect(valuesOf(expression, { resource })).toEqual(values);
  });
});
