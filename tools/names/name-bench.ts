export const measureNameBench=(..._:any[])=>({});
